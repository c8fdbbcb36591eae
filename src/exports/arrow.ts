import { setImmediate } from "node:timers/promises";
import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
  makeData,
  vectorFromArray,
  type DataType,
} from "apache-arrow";
import type { PropertyKind } from "../graph/model/property.ts";
import type { GraphExport } from "./graph-export.ts";
import type { Cell, Table } from "./table.ts";

/** A table as an Arrow IPC file, a batch at a time; epoch, day and notices are metadata of its schema. */
export async function* toArrow(
  { columns, rows }: Table,
  { epoch, asOf, notices, truncated = false }: Omit<GraphExport, "tables">,
): AsyncIterable<Uint8Array> {
  const fields = columns.map(({ name, kind }) => new Field(name, typeOf(kind), true));
  const about = {
    ...{ epoch: String(epoch), asOf: asOf ?? "all", truncated: String(truncated) },
    notices: notices.join("\n"),
  };
  const schema = new Schema(fields, new Map(Object.entries(about)));
  const writer = new RecordBatchFileWriter();
  const written = new Written(writer);
  writer.reset(undefined, schema);
  for await (const batch of rows()) {
    if (batch.length > 0) writer.write(batchOf(schema, batch));
    yield* written.soFar();
  }
  writer.finish();
  yield* written.toTheEnd();
}

function batchOf(schema: Schema, rows: readonly (readonly Cell[])[]): RecordBatch {
  const children = schema.fields.map((field, i) => {
    const type = field.type as DataType;
    const [data] = vectorFromArray(
      rows.map((row) => arrowValue(type, row[i] ?? null)),
      type,
    ).data;
    if (data === undefined) throw new Error("A column of a batch has no data.");
    return data;
  });
  const data = makeData({
    type: new Struct(schema.fields),
    length: rows.length,
    nullCount: 0,
    children,
  });
  return new RecordBatch(schema, data);
}

/** Lists have no nulls: where there is nothing they are empty. */
function arrowValue(type: DataType, cell: Cell): unknown {
  if (type instanceof List) return cell ?? [];
  return type instanceof DateDay && typeof cell === "string" ? new Date(cell) : cell;
}

function typeOf(kind: PropertyKind): DataType {
  switch (kind) {
    case "string":
      return new Utf8();
    case "strings":
      return new List(new Field("item", new Utf8(), false));
    case "int":
      return new Int32();
    case "float":
      return new Float64();
    case "boolean":
      return new Bool();
    case "day":
      return new DateDay();
  }
}

/** What a writer has written, in turn with its writing: by itself it would keep all of a slow client's. */
class Written {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #next: Promise<IteratorResult<Uint8Array>> | null = null;

  constructor(writer: RecordBatchFileWriter) {
    this.#chunks = writer[Symbol.asyncIterator]();
  }

  async *soFar(): AsyncIterable<Uint8Array> {
    for (;;) {
      this.#next ??= this.#chunks.next();
      const chunk = await Promise.race([this.#next, setImmediate(null)]);
      if (chunk === null || chunk.done === true) return;
      this.#next = null;
      yield chunk.value;
    }
  }

  async *toTheEnd(): AsyncIterable<Uint8Array> {
    for (;;) {
      const chunk = await (this.#next ?? this.#chunks.next());
      this.#next = null;
      if (chunk.done === true) return;
      yield chunk.value;
    }
  }
}
