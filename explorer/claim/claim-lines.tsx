import { EMPTY_LINE, type Line } from "./claim-form.ts";

interface Column {
  readonly field: keyof Line;
  readonly head: string;
  readonly size: number;
  readonly hint?: string;
}

const COLUMNS: readonly Column[] = [
  { field: "code", head: "Code", size: 6, hint: "20560" },
  { field: "units", head: "Units", size: 3 },
  { field: "modifiers", head: "Modifiers", size: 9, hint: "59 LT" },
  { field: "place", head: "Place", size: 3, hint: "11" },
  { field: "provider", head: "Provider", size: 11, hint: "225100000X" },
];

interface ClaimLinesProps {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The rows of the form. */
export function ClaimLines({ lines, onChange }: ClaimLinesProps) {
  const put = (index: number, line: Line) => {
    onChange(lines.with(index, line));
  };
  const remove = (index: number) => {
    const others = lines.toSpliced(index, 1);
    onChange(others.length === 0 ? [EMPTY_LINE] : others);
  };
  return (
    <div className="table-scroll" role="region" aria-label="Lines of the claim" tabIndex={0}>
      <table className="form-table">
        <thead>
          <tr>
            <th scope="col">Line</th>
            {COLUMNS.map(({ field, head }) => (
              <th key={field} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              {COLUMNS.map(({ field, head, size, hint }) => (
                <td key={field}>
                  <input
                    aria-label={`${head} of line ${index + 1}`}
                    value={line[field]}
                    size={size}
                    placeholder={hint ?? ""}
                    inputMode={field === "units" ? "numeric" : "text"}
                    autoCapitalize="characters"
                    spellCheck={false}
                    onChange={({ target }) => {
                      put(index, { ...line, [field]: target.value });
                    }}
                  />
                </td>
              ))}
              <td className="no-print">
                <button
                  type="button"
                  className="quiet"
                  onClick={() => {
                    remove(index);
                  }}
                >
                  <span aria-hidden="true">×</span>
                  <span className="hidden">Remove line {index + 1}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
