import { useSearchParams } from "wouter";
import { today, useAsOf } from "./as-of.ts";

/** Chooses the day as of which facts are shown; it is in the address. */
export function AsOfPicker() {
  const asOf = useAsOf();
  const [, setParams] = useSearchParams();
  const choose = (day: string | null) => {
    setParams((params) => {
      if (day === null || day === today()) params.delete("asOf");
      else params.set("asOf", day);
      return params;
    });
  };
  return (
    <div className="as-of">
      <label className="field">
        As of
        <input
          type="date"
          value={asOf ?? today()}
          onChange={({ target }) => {
            // While somebody types, there is no date; and years have four digits.
            if (target.value === "" || target.value < "1900") return;
            choose(target.value);
          }}
        />
      </label>
      {asOf !== null && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            choose(null);
          }}
        >
          today
        </button>
      )}
    </div>
  );
}
