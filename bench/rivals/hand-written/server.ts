/** The hand-written server: one tuned statement of Cypher a workload, behind Fastify. */
import fastify from "fastify";
import neo4j from "neo4j-driver";
import { historyFrom, readReleases } from "../history.ts";
import { openDriver, pinnedParameters, read } from "../database.ts";
import { readRules, reasonsOf } from "../rules.ts";
import { CODE_PAGE, DEEP, LIST, LOOKUP, SHORTEST_PATH } from "./statements.ts";

interface Page extends Record<string, unknown> {
  readonly id: string;
  readonly modifiers: {
    readonly edges: readonly { rules?: string[]; sources?: string[]; reasons?: unknown }[];
  };
  timeline?: (readonly (readonly unknown[])[])[];
  history?: unknown;
}

const driver = openDriver();
const [rules, releases] = await Promise.all([readRules(driver), readReleases(driver)]);
const app = fastify({ bodyLimit: 1_000_000 });

app.get("/ready", (_request, reply) => reply.send("ready"));

app.post<{ Body: { code: string } }>("/code-page", async ({ body }) => {
  const id = `Code:${body.code}`;
  const [row] = await read<{ code: Page }>(driver, CODE_PAGE, { ...pinnedParameters(), id });
  if (row === undefined) return { data: { code: null } };
  const { code } = row;
  for (const edge of code.modifiers.edges) {
    edge.reasons = reasonsOf(rules, edge.rules ?? [], edge.sources ?? []);
    delete edge.rules;
    delete edge.sources;
  }
  code.history = historyFrom(id, code.timeline ?? [], releases);
  delete code.timeline;
  return { data: { code } };
});

app.post<{ Body: { codes: string[]; asOf: string } }>("/lookup", async ({ body }) => {
  const ids = body.codes.map((code) => `Code:${code}`);
  const parameters = { ...pinnedParameters(body.asOf), ids };
  const rows = await read<{ id: string; code: unknown }>(driver, LOOKUP, parameters);
  const found = new Map(rows.map(({ id, code }) => [id, code]));
  return {
    data: {
      lookupCodes: body.codes.map((key, i) => ({
        key,
        problem: null,
        message: null,
        code: found.get(ids[i] ?? "") ?? null,
      })),
    },
  };
});

app.post<{ Body: { code: string } }>("/deep", async ({ body }) => {
  const parameters = { ...pinnedParameters(), id: `Code:${body.code}` };
  const [row] = await read<{ code: unknown }>(driver, DEEP, parameters);
  return { data: { code: row?.code ?? null } };
});

app.post<{ Body: { from: string; to: string } }>("/shortest-path", async ({ body }) => {
  const parameters = { ...pinnedParameters(), from: body.from, to: body.to };
  const [row] = await read<{ path: unknown }>(driver, SHORTEST_PATH, parameters);
  return { data: { shortestPath: row?.path ?? null } };
});

app.post<{ Body: { first: number; after: string | null } }>("/list", async ({ body }) => {
  const { first, after } = body;
  const parameters = { ...pinnedParameters(), limit: neo4j.int(first + 1), after: after ?? "" };
  const [row] = await read<{ items: { code: string }[]; total: number }>(driver, LIST, parameters);
  const nodes = row?.items.slice(0, first) ?? [];
  return {
    data: {
      codes: {
        totalCount: row?.total ?? 0,
        pageInfo: {
          hasNextPage: (row?.items.length ?? 0) > first,
          endCursor: nodes.at(-1)?.code ?? null,
        },
        edges: nodes.map((node) => ({ cursor: node.code, node })),
      },
    },
  };
});

await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
