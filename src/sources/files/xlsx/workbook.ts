import { posix } from "node:path";
import { SourceError } from "../../source-error.ts";
import type { ByteSource } from "../byte-source.ts";
import type { OnProgress } from "../progress.ts";
import { withProgress } from "../progress.ts";
import type { TableRow } from "../table-row.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheetRows } from "./sheet-rows.ts";
import { parseXml } from "./xml.ts";
import type { XmlListener } from "./xml.ts";

const WORKBOOK = "xl/workbook.xml";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";

/** One sheet of a workbook; its rows can be read more than once. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  rows(onProgress?: OnProgress): AsyncIterable<TableRow>;
}

/** Whether the members of an archive are those of an XLSX workbook. */
export function isWorkbook(members: readonly ByteSource[]): boolean {
  return members.some(({ name }) => name === WORKBOOK);
}

/** The sheets of a workbook, in its order, from the members of its archive. */
export async function openWorkbook(
  members: readonly ByteSource[],
  name: string,
): Promise<readonly Sheet[]> {
  const part = (path: string): ByteSource => {
    const found = members.find((member) => member.name.toLowerCase() === path.toLowerCase());
    if (found !== undefined) return found;
    throw new SourceError("UNREADABLE", `The workbook ${name} has no part ${path}.`);
  };
  const targets = await readRelationships(part(RELATIONSHIPS));
  const strings = targets.find(({ type }) => type.endsWith("/sharedStrings"));
  let texts: Promise<string[]> | undefined;
  const sharedTexts = () =>
    (texts ??= strings === undefined ? Promise.resolve([]) : readSharedStrings(part(strings.path)));

  const sheets: Sheet[] = [];
  for (const { id, ...sheet } of await readSheetList(part(WORKBOOK))) {
    const target = targets.find((candidate) => candidate.id === id);
    if (target?.type.endsWith("/worksheet") !== true) continue;
    const rows = async function* (onProgress?: OnProgress) {
      yield* readSheetRows(withProgress(part(target.path), onProgress), await sharedTexts());
    };
    sheets.push({ ...sheet, rows });
  }
  return sheets;
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  /** From the root of the archive. */
  readonly path: string;
}

async function readRelationships(part: ByteSource): Promise<Relationship[]> {
  const found: Relationship[] = [];
  for await (const { Id, Type, Target } of parseXml(part, new Elements("Relationship"))) {
    if (Id === undefined || Type === undefined || Target === undefined) continue;
    found.push({ id: Id, type: Type, path: posix.resolve("/xl", Target).slice(1) });
  }
  return found;
}

async function readSheetList(
  part: ByteSource,
): Promise<{ id: string; name: string; hidden: boolean }[]> {
  const found: { id: string; name: string; hidden: boolean }[] = [];
  for await (const attributes of parseXml(part, new Elements("sheet"))) {
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
    const { name = "", state = "visible" } = attributes;
    if (id !== undefined) found.push({ id, name, hidden: state !== "visible" });
  }
  return found;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** The attributes of all elements of one name. */
class Elements implements XmlListener<Attributes> {
  readonly #name: string;
  #found: Attributes[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  take(): Attributes[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  open(name: string, attributes: Attributes): void {
    if (name === this.#name) this.#found.push(attributes);
  }

  text(): void {
    // Attributes alone matter.
  }

  close(): void {
    // As above.
  }
}
