import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ErrorCode } from "../api/errors.ts";
import { ExportError } from "../exports/export-error.ts";
import { exportOf, LONGEST_EXPORT, relationshipsAmong } from "../exports/graph-export.ts";
import { exportOfNodes } from "../exports/filtered-nodes.ts";
import { parseFilter } from "../exports/node-filter.ts";
import { readNotices } from "../exports/notices.ts";
import { GRAPH_FORMATS, TABLE_FORMATS, type ExportFile } from "../exports/formats.ts";
import { graphPart, parseAsOf, typeNamed } from "../exports/part.ts";
import type { Graph } from "../graph/graph.ts";
import { SHOWN_NODE_TYPES } from "../graph/model/model.ts";
import { Refusal } from "./refusal.ts";

/** How many exports go on at once: each goes through the whole graph. */
const MOST_AT_ONCE = 4;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Adds `/export`: the graph, or a part of it, as files that stream from one state of it. What breaks
 * off ends the connection, so that no client takes it for whole.
 */
export function addExports(app: FastifyInstance, graph: Graph): void {
  const config = { access: "export" } as const;
  app.get("/export", { config }, async (_request, reply) => {
    const view = graph.view();
    return reply.header("x-codeloom-epoch", view.epoch).send({
      ...{ epoch: view.epoch, notices: await readNotices(view) },
      graph: [...GRAPH_FORMATS.keys()].map((extension) => `/export/graph.${extension}`),
      nodes: SHOWN_NODE_TYPES.map((type) => `/export/nodes/${type}.csv`),
      relationships: relationshipsAmong(SHOWN_NODE_TYPES).map(
        (type) => `/export/relationships/${type}.csv`,
      ),
      formats: [...TABLE_FORMATS.keys()],
    });
  });
  app.get("/export/notices.txt", { config }, async (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .send(`${(await readNotices(graph.view())).join("\n\n")}\n`),
  );
  let running = 0;
  app.get<{ Params: { "*": string }; Querystring: Query }>(
    "/export/*",
    // To answer a HEAD all of it would be worked out, for nothing.
    { config, exposeHeadRoute: false },
    async (request, reply) => {
      if (running >= MOST_AT_ONCE) throw refusal();
      running += 1;
      const end = () => {
        running -= 1;
      };
      const file = await fileAt(graph, request.params["*"], request.query).catch(
        (error: unknown) => {
          end();
          throw error;
        },
      );
      return send(reply, file, end);
    },
  );
}

const refusal = (): Refusal =>
  new Refusal(
    503,
    ErrorCode.LIMIT_EXCEEDED,
    `There are ${MOST_AT_ONCE} exports under way already. Try again in a while.`,
    { "retry-after": "30" },
  );

/** The file at an address below `/export/`. */
async function fileAt(graph: Graph, path: string, query: Query): Promise<ExportFile> {
  const [, folder = "", name = "", extension = ""] =
    /^(?:(nodes|relationships)\/)?(\w+)\.([\w.]+)$/.exec(path) ?? [];
  const view = graph.view();
  const { asOf, ...rest } = Object.fromEntries(
    Object.entries(query).map(([key, value = ""]) => [key, once(key, value)]),
  );
  const day = parseAsOf(asOf);
  if (folder === "" && name === "graph") {
    const format = formatNamed(GRAPH_FORMATS, extension);
    return format(await graphPart(view, rest, day));
  }
  if (folder === "")
    throw new ExportError("NOT_FOUND", "There is no such export; /export lists all.");
  const format = formatNamed(TABLE_FORMATS, extension);
  if (folder === "nodes") {
    const type = typeNamed(SHOWN_NODE_TYPES, name);
    return format(await exportOfNodes(view, type, parseFilter(type, Object.entries(rest)), day));
  }
  const type = typeNamed(relationshipsAmong(SHOWN_NODE_TYPES), name);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw new ExportError(
      "BAD_USER_INPUT",
      `Relationships can't be filtered by ${unknown}, only by asOf.`,
    );
  const whole = await exportOf(view, { asOf: day, relationshipTypes: [type] });
  return format({ ...whole, tables: whole.tables.filter(({ of }) => of === "relationships") });
}

function once(key: string, value: string | string[]): string {
  if (typeof value === "string") return value;
  throw new ExportError("BAD_USER_INPUT", `${key} is given ${value.length} times.`);
}

function formatNamed<Format>(formats: ReadonlyMap<string, Format>, extension: string): Format {
  const format = formats.get(extension);
  if (format !== undefined) return format;
  throw new ExportError(
    "NOT_FOUND",
    `There is no format ${extension}. There are ${[...formats.keys()].join(", ")}.`,
  );
}

function send(
  reply: FastifyReply,
  { name, type, epoch, truncated, chunks }: ExportFile,
  onEnd: () => void,
): FastifyReply {
  const stream = Readable.from(chunks, { objectMode: false });
  const tooLong = setTimeout(() => {
    stream.destroy(new Error("The export took too long to be taken."));
  }, LONGEST_EXPORT);
  tooLong.unref();
  stream.once("close", () => {
    clearTimeout(tooLong);
    onEnd();
  });
  if (truncated) void reply.header("x-codeloom-truncated", "true");
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("link", '</export/notices.txt>; rel="license"')
    .header("cache-control", "no-store")
    .header("x-codeloom-epoch", epoch)
    .send(stream);
}
