import {
  Field,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchReader,
  Schema,
  Struct,
  makeData,
  type Data,
} from "apache-arrow";

/** Columns of an Arrow file, by name. */
export type ArrowColumns = readonly (readonly [name: string, data: Data])[];

/** The bytes of an Arrow IPC file of one batch, in chunks that are views of the columns. */
export function arrowFile(columns: ArrowColumns): AsyncIterable<Uint8Array> {
  const fields = columns.map(([name, { type }]) => new Field(name, type, true));
  const children = columns.map(([, data]) => data);
  const length = children[0]?.length ?? 0;
  const rows = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  const writer = new RecordBatchFileWriter();
  writer.write(new RecordBatch(new Schema(fields), rows));
  writer.finish();
  return writer;
}

/** The columns of an Arrow IPC file of one batch, as views of its bytes. */
export function readArrowFile(bytes: Uint8Array): ReadonlyMap<string, Data> {
  const [batch] = RecordBatchReader.from(bytes);
  const columns = new Map<string, Data>();
  batch?.schema.fields.forEach(({ name }, i) => {
    const data = batch.data.children[i];
    if (data !== undefined) columns.set(name, data);
  });
  return columns;
}
