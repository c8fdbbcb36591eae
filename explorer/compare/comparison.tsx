import { CodeName, ModifierName } from "../address/labels.tsx";
import type { CompareCodesQuery } from "../generated/graphql.ts";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { Icon } from "../parts/icon.tsx";
import { count, title } from "../parts/words.ts";

type Compared = NonNullable<CompareCodesQuery["compareCodes"]>;
type Indicator = Compared["indicators"][number];

/** Two codes side by side: first what differs. */
export function Comparison({ of }: { readonly of: Compared }) {
  const { a, b, indicators, modifiersOnlyA, modifiersOnlyB, modifiersShared } = of;
  const different = indicators.filter(({ same }) => !same);
  return (
    <>
      <p>
        <CodeName of={a} /> and <CodeName of={b} /> differ in {count(different.length)} of{" "}
        {count(indicators.length)} indicators.
      </p>
      <DataTable
        name={`Indicators of ${a.code} and ${b.code}`}
        columns={columnsOf(a.code, b.code)}
        rows={[...different, ...indicators.filter(({ same }) => same)]}
        keyOf={({ type }, index) => `${type} ${index}`}
        empty="Neither has an indicator on this date."
      />
      <h3>Modifiers that a source lists, or a rule lets stand</h3>
      <div className="relations">
        <Modifiers name={`Only ${a.code}`} of={modifiersOnlyA} />
        <Modifiers name="Both" of={modifiersShared} />
        <Modifiers name={`Only ${b.code}`} of={modifiersOnlyB} />
      </div>
    </>
  );
}

const columnsOf = (a: string, b: string): readonly Column<Indicator>[] => [
  { head: "Indicator", text: ({ type }) => title(type) },
  { head: a, text: (row) => row.a?.value ?? "none" },
  { head: b, text: (row) => row.b?.value ?? "none" },
  {
    head: "Same",
    text: ({ same }) => (same ? "same" : "different"),
    cell: ({ same }) => <SameMark same={same} />,
  },
];

function SameMark({ same }: { readonly same: boolean }) {
  return (
    <span className={`mark mark-${same ? "SAME" : "DIFFERENT"}`}>
      <Icon path={same ? "M3 6h10M3 10h10" : "M3 6h10M3 10h10M11 2.5L5 13.5"} />
      {same ? "SAME" : "DIFFERENT"}
    </span>
  );
}

interface ModifiersProps {
  readonly name: string;
  readonly of: readonly { readonly code: string; readonly name: string | null }[];
}

function Modifiers({ name, of }: ModifiersProps) {
  return (
    <section>
      <h4>
        {name} <span className="count">{of.length}</span>
      </h4>
      {of.length === 0 ? (
        <p className="faint">none</p>
      ) : (
        <ul>
          {of.map((modifier) => (
            <li key={modifier.code}>
              <ModifierName of={modifier} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
