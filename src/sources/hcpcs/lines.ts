import type { TableRecord } from "../tables/table.ts";
import type { HcpcsColumn, HcpcsFields } from "./columns.ts";
import type { HcpcsRow } from "./hcpcs-row.ts";

type Kind = HcpcsRow["kind"];

/** Of first lines and of those that continue the description, by record id. */
const FIRST = new Map<string, Kind>([
  ["3", "CODE"],
  ["7", "MODIFIER"],
]);
const FURTHER = new Map<string, Kind>([
  ["4", "CODE"],
  ["8", "MODIFIER"],
]);

/** Texts number the lines of a description by hundreds, workbooks by tens. */
const STEPS = [10, 100];

type Line = TableRecord<HcpcsColumn>;

/** What the record id says that a row is; by the code alone in files that have no record ids. */
export function kindOf({ recordId, code = "" }: HcpcsFields): Kind | undefined {
  if (recordId === undefined) return code.length === 2 ? "MODIFIER" : "CODE";
  return FIRST.get(recordId);
}

/**
 * Puts the lines of each code or modifier together. One whose lines are not whole and in order is
 * a record that cannot be used: half a description is a false one.
 */
export async function* assembleLines(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  const open: Description[] = [];
  for await (const line of lines) {
    if (open[0]?.belongs(line) === true) {
      open[0].add(line);
      continue;
    }
    for (const description of open.splice(0)) yield description.record();
    if (kindOf(line.fields) === undefined) yield { ...line, wrongSize: strayReason(line) };
    else open.push(new Description(line));
  }
  for (const description of open) yield description.record();
}

function strayReason({ wrongSize, fields: { recordId = "", code = "" } }: Line): string {
  if (wrongSize !== null) return wrongSize;
  if (recordId === "") return "its record id is blank";
  return FURTHER.has(recordId)
    ? `it continues ${code === "" ? "a blank code" : code}, whose first line is not before it`
    : `its record id is "${recordId}"`;
}

/** A code or modifier whose lines are being read. */
class Description {
  readonly #first: Line;
  readonly #step: number | null;
  readonly #texts: string[];
  #last: Line;
  #fault: string | null;

  constructor(first: Line) {
    const { sequence, long = "" } = first.fields;
    this.#first = first;
    this.#last = first;
    this.#texts = [long];
    this.#step = sequence === undefined ? null : Number(sequence);
    this.#fault = first.wrongSize;
    if (this.#step !== null && !STEPS.includes(this.#step))
      this.#fault ??= `its first line has the sequence number "${sequence ?? ""}"`;
  }

  belongs({ fields }: Line): boolean {
    return fields.code === this.#first.fields.code && kindOf(fields) === undefined;
  }

  add(line: Line): void {
    this.#fault ??= this.#faultOf(line);
    this.#texts.push(line.fields.long ?? "");
    this.#last = line;
  }

  record(): Line {
    const { fields } = this.#first;
    return {
      ...this.#first,
      fields: { ...fields, long: this.#texts.join(" ") },
      wrongSize: this.#fault,
      terminated: this.#last.terminated,
    };
  }

  #faultOf({ row, wrongSize, fields: { recordId = "", sequence } }: Line): string | null {
    if (wrongSize !== null) return `on line ${row} ${wrongSize}`;
    if (FURTHER.get(recordId) !== kindOf(this.#first.fields))
      return `line ${row} of it has the record id "${recordId}"`;
    const expected = this.#step === null ? null : this.#step * (this.#texts.length + 1);
    if (expected === null || Number(sequence) === expected) return null;
    return `line ${row} of it has the sequence number "${sequence ?? ""}" in place of ${expected}`;
  }
}
