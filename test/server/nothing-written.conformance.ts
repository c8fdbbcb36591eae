import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { buildSchema } from "../../src/api/schema.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { Metrics } from "../../src/server/observation/metrics.ts";
import { Observation } from "../../src/server/observation/observation.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startApollo } from "../../src/server/apollo.ts";
import { createApp } from "../../src/server/app.ts";
import { readPages } from "../../src/server/page.ts";
import { quietSettings } from "./running-server.ts";

/** What is compared before and after. */
export interface Stored {
  /** A graph with the facts that come with the project. */
  readonly open: () => Promise<Graph>;
  /** All that is stored, as far as a change to it would show. */
  readonly state: () => Promise<unknown>;
}

/** What would write if it got anywhere near a statement. */
const CYPHER = [
  "'}) DETACH DELETE n //",
  '"}) MATCH (m) DETACH DELETE m //',
  "`) CREATE (:Stray) WITH 1 AS x MATCH (`n",
  "Code:20560' SET n.summary = 'gone",
  "\\u0027}) CREATE (:Stray) //",
  "$ids} CALL { CREATE (:Stray) } //",
  "20560; CREATE (:Stray);",
];

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"].concat([
  "PROPFIND",
  "PROPPATCH",
  "MKCOL",
  "COPY",
  "MOVE",
  "LOCK",
  "UNLOCK",
  "SEARCH",
]);

/** What may be asked of a server, tried with all that might write; the store is the same before and after. */
export function defineNothingWritten(stored: Stored): void {
  let graph: Graph;
  let before: unknown;
  let url = "";
  let routes: string[] = [];
  let stop = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    graph = await stored.open();
    const { limits } = quietSettings();
    const logger = await createLogger("silent");
    const apollo = await startApollo(logger, limits.query, null);
    const parts = { store: "embedded", answerCacheMb: 1, published: null } as const;
    const access = { gate: null, corsOrigins: [] };
    const observation = new Observation(new Metrics(new Set()), null, null);
    const watched = { observation, servesMetrics: true };
    const pages = await readPages();
    const asked = { graph, apollo, logger, limits, pages };
    const app = await createApp({ ...asked, ...parts, ...access, ...watched });
    url = await app.listen({ host: "127.0.0.1", port: 0 });
    routes = routesOf(app.printRoutes({ commonPrefix: false }));
    stop = async () => {
      await app.close();
      await apollo.stop();
      await graph.close();
    };
    before = await stored.state();
  });
  afterAll(() => stop());

  const unchanged = async (): Promise<void> => {
    expect(await stored.state()).toEqual(before);
  };
  const ask = (method: string, path: string, body = "", headers: Record<string, string> = {}) =>
    send(url, method, path, body, headers);
  const graphql = (body: unknown, headers: Record<string, string> = {}) =>
    ask("POST", "/graphql", JSON.stringify(body), {
      "content-type": "application/json",
      ...headers,
    });

  test.each([
    ["a mutation", { query: "mutation { __typename }" }],
    ["a mutation by the name of one", { query: 'mutation { deleteCode(code: "20560") { id } }' }],
    ["a subscription", { query: "subscription { __typename }" }],
    [
      "a mutation beside a query",
      { query: "query A { __typename } mutation B { __typename }", operationName: "B" },
    ],
    ["a mutation in a type that is added", { query: "type Mutation { a: Int } mutation { a }" }],
    ["a directive", { query: "{ __typename @live @defer @write }" }],
    ["several at once", [{ query: "mutation { __typename }" }, { query: "{ __typename }" }]],
  ])("%s is refused", async (_, body) => {
    const answer = await graphql(body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).not.toHaveProperty("data");
    await unchanged();
  });

  test("a mutation is refused by GET and as a persisted query", async () => {
    const query = "mutation { __typename }";
    const sha256Hash = createHash("sha256").update(query).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const preflight = { "apollo-require-preflight": "1" };
    const path = `/graphql?query=${encodeURIComponent(query)}`;
    expect((await ask("GET", path, "", preflight)).status).toBe(400);
    expect((await graphql({ query, extensions })).status).toBe(400);
    expect((await graphql({ extensions })).text).toContain("PERSISTED_QUERY_NOT_FOUND");
    await unchanged();
  });

  test("no method of any route writes, whatever is sent to it", async () => {
    expect(routes).toEqual(expect.arrayContaining(["/graphql", "/export", "/healthz", "/"]));
    const bodies = ['{"query":"mutation { __typename }"}', "20560,CPT\n", ""];
    const headers = [
      { "content-type": "application/json", "x-http-method-override": "DELETE" },
      { "content-type": "text/csv" },
      { "content-type": "application/octet-stream", "x-method-override": "PUT" },
    ];
    let tried = 0;
    for (const route of [...routes, "/import", "/admin", "/db/neo4j/tx/commit"])
      for (const method of METHODS)
        for (const [i, body] of bodies.entries()) {
          // A whole graph for each of them would take long, and reading it is not the question.
          const path = route.replace("*", "nodes/Source.csv");
          const { status } = await ask(method, path, body, headers[i]);
          expect({ route, method, isFault: status >= 500 }).toEqual({
            route,
            method,
            isFault: false,
          });
          if (!["GET", "HEAD", "POST", "OPTIONS"].includes(method))
            expect({ route, method, isRefused: status >= 400 }).toEqual({
              route,
              method,
              isRefused: true,
            });
          tried += 1;
        }
    expect(tried).toBeGreaterThan(300);
    await unchanged();
  });

  test("what looks like Cypher is a value in every argument", async () => {
    const fields = Object.values(buildSchema().getQueryType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(25);
    for (const field of fields)
      for (const text of CYPHER) {
        const given = field.args.flatMap((argument) => valueOf(argument, text) ?? []);
        const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
        const below = isCompositeType(getNamedType(field.type)) ? "{ __typename }" : "";
        const query = `query${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${below} }`;
        const { status, text: answer } = await graphql({
          query,
          variables: Object.fromEntries(given),
        });
        expect({ query, isFault: status >= 500 }).toEqual({ query, isFault: false });
        expect(answer).not.toContain("INTERNAL_SERVER_ERROR");
      }
    await unchanged();
  });

  test("what looks like Cypher is a value in every part of an address", async () => {
    for (const text of CYPHER.map(encodeURIComponent))
      for (const path of [
        `/export/nodes/${text}.csv`,
        `/export/nodes/Code.${text}`,
        `/export/nodes/Source.csv?id=${text}&asOf=${text}`,
        `/export/nodes/Source.csv?${text}=1`,
        `/export/nodes/Code.csv?code=${text}&family=${text}`,
        `/export/relationships/${text}.csv`,
        `/export/graph.ndjson?around=${text}&depth=1`,
        `/export/graph.ndjson?nodes=${text}`,
        `/code/${text}`,
      ]) {
        const { status } = await ask("GET", path);
        expect({ path, isFault: status >= 500 }).toEqual({ path, isFault: false });
      }
    await unchanged();
  });
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

function send(
  url: string,
  method: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    // Node sends a body with any method, but tells how long it is with some only.
    const all = { ...headers, "content-length": String(Buffer.byteLength(body)) };
    const asked = request(`${url}${path}`, { method, headers: all, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
      response.once("error", reject);
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/** The addresses in what Fastify prints of its routes, a tree of their parts. */
function routesOf(tree: string): string[] {
  const parts: string[] = [];
  const routes = new Set<string>();
  for (const line of tree.split("\n")) {
    const [, indent = "", part = "", methods] =
      /^([│ ]*)[├└]── (\S*?)(?: \(([A-Z, -]+)\))?$/.exec(line) ?? [];
    if (part === "") continue;
    const depth = indent.length / 4;
    parts.splice(depth, Infinity, part);
    if (methods !== undefined) routes.add(parts.join(""));
  }
  return [...routes];
}

/** A value for an argument or a field of an input, with the text wherever texts may stand. */
function valueOf(
  { name, type, defaultValue }: GraphQLArgument | GraphQLInputField,
  text: string,
): [[string, unknown]] | null {
  if (!isNonNullType(type) && defaultValue !== undefined) return null;
  const value = ofType(type, text);
  return value === undefined ? null : [[name, value]];
}

function ofType(type: GraphQLInputType, text: string): unknown {
  if (isNonNullType(type)) return ofType(type.ofType, text);
  if (isListType(type)) {
    const item = ofType(type.ofType, text);
    return item === undefined ? undefined : [item];
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).flatMap((field) => valueOf(field, text) ?? []),
    );
  return SCALARS[type.name] ?? text;
}

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: "2025-01-01",
};
