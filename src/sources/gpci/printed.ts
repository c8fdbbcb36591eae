import type { ByteSource } from "../files/byte-source.ts";
import type { OnProgress } from "../files/progress.ts";
import { openFixedWidth } from "../tables/fixed-width.ts";
import type { Table, TableRecord } from "../tables/table.ts";
import type { Fields } from "../tables/table-source.ts";
import type { GpciColumn } from "./read-gpci.ts";

/**
 * A line of the text that archives hold beside the tables: columns stand under each other, at other
 * places each year, and with a state since 2017 or so.
 */
const LINE =
  /^ *(?<carrier>\d{5}) +(?:(?<state>[A-Z]{2}) +)?(?<locality>\d{2}) +(?<name>\S.*?) +(?<work>\d\.\d{3}) +(?<practiceExpense>\d\.\d{3}) +(?<malpractice>\d\.\d{3}) *$/;

/** Opens the printed form of the localities; null for any other text. */
export async function openPrinted(source: ByteSource): Promise<Table<GpciColumn> | null> {
  const table = await openFixedWidth<GpciColumn>(source, cut);
  if (table === null) return null;
  const records = async function* (onProgress?: OnProgress) {
    for await (const record of table.records(onProgress)) yield asNotice(record);
  };
  return { ...table, records };
}

function cut(line: string): Fields<GpciColumn> | null {
  const fields = LINE.exec(line)?.groups;
  if (fields === undefined) return null;
  const { state, ...rest } = fields;
  return state === undefined ? rest : { ...rest, state };
}

/** A footnote is a text in the first column, as the tables have it. */
function asNotice(record: TableRecord<GpciColumn>): TableRecord<GpciColumn> {
  return record.wrongSize === null || /^\s*\d/.test(record.text)
    ? record
    : { ...record, fields: { carrier: record.text.trim() } };
}
