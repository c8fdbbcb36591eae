import { createHash } from "node:crypto";
import { isBlank } from "../files/table-row.ts";
import { RowMaker } from "./fields.ts";
import type { Part } from "./part.ts";
import { encodePtpRow } from "./row-text.ts";

/** SHA-256 of what the rows of a part say, equal for all forms of it. */
export async function digestOf({ table, file }: Part): Promise<string> {
  const hash = createHash("sha256");
  const maker = new RowMaker();
  for await (const batch of table.batches())
    for (const raw of batch) {
      if (raw.row <= table.layout.row || isBlank(raw.cells)) continue;
      const row = maker.make(raw, table.layout, table.form, file);
      // What can't be used differs between forms; that it is there does not.
      hash.update("reason" in row ? "" : encodePtpRow(row)).update("\n");
    }
  return hash.digest("hex");
}
