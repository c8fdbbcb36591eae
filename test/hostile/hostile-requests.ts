import fc from "fast-check";
import { damaged } from "./damaged.ts";
import type { HostileRequest } from "./hostile-server.ts";
import { anything, encoded, text } from "./hostile-values.ts";

const PAGE = "query Page($code: ID!) { code(code: $code) { code summary } }";

/** Documents that have broken servers: by their size, their depth, their turns, or their odd letters. */
const DOCUMENTS = [
  PAGE,
  "{ __typename }",
  "{ code(code: 20560) { code } }",
  "{ codes(first: 2) { totalCount edges { node { code } } } }",
  "",
  " ",
  "{",
  "}",
  "{}",
  "{ a }",
  "query",
  "query { ",
  "mutation { delete }",
  "subscription { changes }",
  "query A { __typename } query B { __typename }",
  "query A { __typename } query A { __typename }",
  "fragment F on Code { code } { code(code: 1) { ...F } }",
  "fragment F on Code { ...F } { code(code: 1) { ...F } }",
  "fragment F on Code { ...G } fragment G on Code { ...F } { code(code: 1) { ...G } }",
  "{ ...Unknown }",
  "{ __schema { types { fields { type { fields { type { name } } } } } } }",
  '{ __type(name: "Code") { name } }',
  `{ ${"a: __typename ".repeat(3_000)} }`,
  `{ ${Array.from({ length: 1_200 }, (_, i) => `a${i}: __typename`).join(" ")} }`,
  "{ code(code: 1) ".repeat(500),
  `${"{ codes { edges { node ".repeat(20)}{ code }${" } } }".repeat(20)}`,
  `{ __typename ${"@skip(if: false) ".repeat(2_000)} }`,
  "query ($a: ID = 1, $a: ID = 2) { code(code: $a) { code } }",
  "query ($a: [[[[[[ID]]]]]]) { code(code: $a) { code } }",
  `query (${Array.from({ length: 500 }, (_, i) => `$v${i}: ID`).join(" ")}) { __typename }`,
  '{ code(code: """block\n""" ) { code } }',
  '{ code(code: "\\uD83D") { code } }',
  '{ code(code: "\\u{110000}") { code } }',
  "{ code(code: 99999999999999999999999999999999999999999) { code } }",
  "{ code(code: 1e999) { code } }",
  "{ code(code: {a: {b: {c: 1}}}) { code } }",
  `{ code(code: ${"[".repeat(3_000)}`,
  `{ nodes(ids: [${'"Code:20560",'.repeat(150)}]) { id } }`,
  `# ${"x".repeat(50_000)}\n{ __typename }`,
  "\ufeff{ __typename }",
  "{ __typename\u0000 }",
  "{ __typename @include(if: $no) }",
  "{ __typename @unknown }",
  "extend type Query { a: Int } { a }",
  "schema { query: Query }",
  "{ constructor __proto__ toString }",
];

const HASH = "0".repeat(64);

const extensions = fc.constantFrom<unknown>(
  {},
  null,
  { unknown: [] },
  { persistedQuery: { version: 1, sha256Hash: HASH } },
  { persistedQuery: { version: 1, sha256Hash: `${HASH}0` } },
  { persistedQuery: { version: 2, sha256Hash: HASH } },
  { persistedQuery: { version: 1, sha256Hash: 1 } },
  { persistedQuery: null },
  { persistedQuery: { version: 1 } },
);

const document = fc.oneof(
  { weight: 3, arbitrary: fc.constant(PAGE) },
  { weight: 8, arbitrary: fc.constantFrom(...DOCUMENTS) },
  { weight: 3, arbitrary: damaged(fc.constantFrom(...DOCUMENTS)).map(String) },
  { weight: 1, arbitrary: text },
);

/** Mostly of the right form, now and then of any, now and then not there. */
const part = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 20, arbitrary: right },
    { weight: 10, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: anything },
  );

/** What a client may send as its query: its parts right, wrong, missing or too many. */
const fields: fc.Arbitrary<Record<string, unknown>> = fc.record({
  query: fc.oneof({ weight: 30, arbitrary: document }, { weight: 1, arbitrary: anything }),
  variables: part(fc.record({ code: fc.oneof(text, anything) })),
  operationName: part(fc.constantFrom("Page", "Page", "A", "B", "", null)),
  extensions: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: part(extensions) },
  ),
});

const body: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 20, arbitrary: fields.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: damaged(fields.map((value) => JSON.stringify(value))) },
  { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "[]",
      "null",
      "[".repeat(20_000),
      `{"query":"{ __typename }","variables":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
      '{"query":"{ __typename }","query":"{ code(code: 1) { code } }"}',
      '{"__proto__":{"query":"{ __typename }"},"query":"{ __typename }"}',
      '{"query":"{ __typename }","constructor":{"prototype":{}}}',
      '[{"query":"{ __typename }"},{"query":"{ __typename }"}]',
      '{"query":"{ __typename }","variables":"{}"}',
      `{"query":"{ __typename }","variables":{"a":"${"x".repeat(900_000)}"}}`,
      `{"query":"{ __typename }","variables":{"a":"${"x".repeat(1_100_000)}"}}`,
      Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
      Buffer.alloc(1_000),
    ),
  },
);

/** Values that may stand in a header as HTTP has it; others are sent without this client. */
const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
});

const headers = fc.record(
  {
    accept: fc.constantFrom(
      "application/json",
      "application/graphql-response+json",
      "text/html",
      "multipart/mixed",
      "*/*;q=0",
      ",,,;;;",
      "application/".repeat(500),
    ),
    "content-type": fc.constantFrom(
      "application/json",
      "application/json",
      "application/json; charset=utf-8",
      "application/json; charset=utf-16",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/graphql",
      'a/b; c="',
      "",
    ),
    "content-encoding": fc.constantFrom("gzip", "br", "identity", "x"),
    "accept-encoding": fc.constantFrom("gzip", "br", "zstd", "*;q=0", "gzip;q=x", "identity;q=0"),
    "if-none-match": fc.oneof(fc.constantFrom("*", '"', 'W/"x"', ",".repeat(3_000)), headerText),
    "x-request-id": headerText,
    "apollo-require-preflight": fc.constantFrom("1", ""),
    origin: fc.constantFrom("https://elsewhere.invalid", "null"),
    host: fc.constantFrom("elsewhere.invalid", "127.0.0.1", "[", ""),
    "x-forwarded-for": headerText,
    cookie: headerText,
    range: fc.constantFrom("bytes=0-1", "bytes=9999999999-", "x"),
  },
  { requiredKeys: ["content-type"] },
);

/** `POST /graphql` with anything as its body. */
export const posts: fc.Arbitrary<HostileRequest> = fc
  .tuple(
    body,
    fc.oneof(
      { weight: 12, arbitrary: fc.constant({ "content-type": "application/json" }) },
      { weight: 1, arbitrary: headers },
    ),
  )
  .map(([content, sent]) => ({ method: "POST", path: "/graphql", headers: sent, body: content }));

/** `GET /graphql` with anything as its parameters. */
export const gets: fc.Arbitrary<HostileRequest> = fc
  .tuple(
    fields,
    fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
    fc.constantFrom("apollo-require-preflight", "apollo-require-preflight", "x-nothing"),
  )
  .map(([values, sent, preflight]) => ({
    method: "GET",
    path: `/graphql?${queryOf(values)}`,
    headers: { accept: "application/json", ...withoutBody(sent), [preflight]: "1" },
  }));

/** Headers but those of a body. */
const withoutBody = (sent: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => !name.startsWith("content-")));

function queryOf(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    search.append(
      name,
      typeof value === "string" ? value.slice(0, 4_000) : JSON.stringify(value).slice(0, 4_000),
    );
  }
  return search.toString();
}

/** Anything to any route. */
export const strays: fc.Arbitrary<HostileRequest> = fc
  .tuple(
    fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    fc.oneof(
      fc.constantFrom(
        "/",
        "/graphql",
        "/graphql/",
        "/GRAPHQL",
        "/healthz",
        "/readyz",
        "/export",
        "/export/notices.txt",
        "/code/20560",
        "/modifier/59",
        "/search?q=x",
        "/%",
        "/%00",
        "/..%2f..",
        "//",
        "/graphql?query=%",
        "/assets/x.js",
        "/explorer/..%5c..",
        "/.env",
        "*",
      ),
      text.map((value) => `/${encoded(value)}`),
    ),
    headers,
    body,
  )
  .map(([method, path, sent, content]) => ({
    method,
    path,
    headers: method === "GET" || method === "HEAD" ? withoutBody(sent) : sent,
    ...(method === "GET" || method === "HEAD" ? {} : { body: content }),
  }));
