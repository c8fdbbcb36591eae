import { useSearchParams } from "wouter";

interface ChoiceProps {
  readonly label: string;
  /** Its name in the address. */
  readonly name: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** What the address has chosen under a name; null if nothing, or nothing that there is. */
export function useChoice<Value extends string>(
  name: string,
  values: readonly Value[],
): Value | null {
  const [params] = useSearchParams();
  const chosen = params.get(name);
  return values.find((value) => value === chosen) ?? null;
}

/** Chooses one of several, in the address. */
export function Choice({ label, name, all, options }: ChoiceProps) {
  const [params, setParams] = useSearchParams();
  return (
    <label className="field">
      {label}
      <select
        value={params.get(name) ?? ""}
        onChange={({ target }) => {
          setParams(
            (current) => {
              if (target.value === "") current.delete(name);
              else current.set(name, target.value);
              return current;
            },
            { replace: true },
          );
        }}
      >
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
