import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ExportError } from "../exports/export-error.ts";
import { exportOf, EXPORTED_NODE_TYPES, relationshipsAmong } from "../exports/graph-export.ts";
import { exportOfNodes } from "../exports/filtered-nodes.ts";
import { parseFilter } from "../exports/node-filter.ts";
import { readNotices } from "../exports/notices.ts";
import { GRAPH_FORMATS, TABLE_FORMATS, type ExportFile } from "../exports/formats.ts";
import { graphPart, parseAsOf, typeNamed } from "../exports/part.ts";
import type { Graph } from "../graph/graph.ts";

/** Views of a database must not be read for longer than superseded versions are kept. */
const LONGEST_MILLISECONDS = 14 * 60_000;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Adds `/export`: the graph, or a part of it, as files that stream from one state of it. What breaks
 * off ends the connection, so that no client takes it for whole.
 */
export function addExports(app: FastifyInstance, graph: Graph): void {
  app.get("/export", async (_request, reply) => {
    const view = graph.view();
    return reply.header("x-codeloom-epoch", view.epoch).send({
      ...{ epoch: view.epoch, notices: await readNotices(view) },
      graph: Object.keys(GRAPH_FORMATS).map((extension) => `/export/graph.${extension}`),
      nodes: EXPORTED_NODE_TYPES.map((type) => `/export/nodes/${type}.csv`),
      relationships: relationshipsAmong(EXPORTED_NODE_TYPES).map(
        (type) => `/export/relationships/${type}.csv`,
      ),
      formats: Object.keys(TABLE_FORMATS),
    });
  });
  app.get("/export/notices.txt", async (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .send(`${(await readNotices(graph.view())).join("\n\n")}\n`),
  );
  app.get<{ Params: { "*": string }; Querystring: Query }>("/export/*", async (request, reply) => {
    const file = await fileAt(graph, request.params["*"], request.query);
    return send(reply, file);
  });
}

/** The file at an address below `/export/`. */
async function fileAt(graph: Graph, path: string, query: Query): Promise<ExportFile> {
  const [, folder = "", name = "", extension = ""] =
    /^(?:(nodes|relationships)\/)?(\w+)\.([\w.]+)$/.exec(path) ?? [];
  const view = graph.view();
  const { asOf, ...rest } = Object.fromEntries(
    Object.entries(query).map(([key, value]) => [key, [value ?? []].flat().join(",")]),
  );
  const day = parseAsOf(asOf);
  if (folder === "" && name === "graph") {
    const format = GRAPH_FORMATS[extension] ?? unknownFormat(extension, Object.keys(GRAPH_FORMATS));
    return format(await graphPart(view, rest, day));
  }
  if (folder === "")
    throw new ExportError("NOT_FOUND", "There is no such export; /export lists all.");
  const format = TABLE_FORMATS[extension] ?? unknownFormat(extension, Object.keys(TABLE_FORMATS));
  if (folder === "nodes") {
    const type = typeNamed(EXPORTED_NODE_TYPES, name);
    return format(await exportOfNodes(view, type, parseFilter(type, Object.entries(rest)), day));
  }
  const type = typeNamed(relationshipsAmong(EXPORTED_NODE_TYPES), name);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw new ExportError(
      "BAD_USER_INPUT",
      `Relationships can't be filtered by ${unknown}, only by asOf.`,
    );
  const whole = await exportOf(view, { asOf: day, relationshipTypes: [type] });
  return format({ ...whole, tables: whole.tables.filter(({ of }) => of === "relationships") });
}

function unknownFormat(extension: string, known: readonly string[]): never {
  throw new ExportError(
    "NOT_FOUND",
    `There is no format ${extension}. There are ${known.join(", ")}.`,
  );
}

function send(reply: FastifyReply, { name, type, epoch, chunks }: ExportFile): FastifyReply {
  const stream = Readable.from(chunks, { objectMode: false });
  const tooLong = setTimeout(() => {
    stream.destroy(new Error("The export took too long to be taken."));
  }, LONGEST_MILLISECONDS);
  tooLong.unref();
  stream.once("close", () => {
    clearTimeout(tooLong);
  });
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("link", '</export/notices.txt>; rel="license"')
    .header("cache-control", "no-store")
    .header("x-codeloom-epoch", epoch)
    .send(stream);
}
