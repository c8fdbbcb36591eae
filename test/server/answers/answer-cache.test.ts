import { createHash } from "node:crypto";
import { brotliDecompressSync, crc32, gunzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import type { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { Answer } from "../../../src/server/answers/answer.ts";
import { AnswerCache } from "../../../src/server/answers/answer-cache.ts";
import { alteredGraph } from "../altered-graph.ts";
import { post, seededGraph, useServer } from "../running-server.ts";

const CODE =
  "query Page($c: ID!) { code(code: $c) { code modifiers(first: 100) { nodes { code name } } } }";

/** A graph that counts what is read from it. */
function countingReads(): { make: () => Promise<Graph>; reads: () => number } {
  let reads = 0;
  let altered: Graph | undefined;
  const make = async (): Promise<Graph> => {
    const graph = await seededGraph();
    const counting = alteredGraph(graph, () => {
      reads++;
      return Promise.resolve();
    });
    // The server tells states of the graph apart by their views.
    const views = new WeakMap<object, ReturnType<Graph["view"]>>();
    altered = {
      ...counting,
      view: () => {
        const real = graph.view();
        const known = views.get(real) ?? counting.view();
        views.set(real, known);
        return known;
      },
    };
    return altered;
  };
  return { make, reads: () => reads };
}

describe("answers that come again", () => {
  const { make, reads } = countingReads();
  const { url } = useServer(make);
  const get = (search: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url()}/graphql?${new URLSearchParams(search).toString()}`, {
      headers: { "apollo-require-preflight": "1", ...headers },
    });
  const readsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = reads();
    await work();
    return reads() - before;
  };

  test("are the same to the byte, and read nothing", async () => {
    const first = await post(url(), CODE, { c: "20560" });
    const text = await first.text();
    let again = "";
    expect(
      await readsOf(async () => {
        again = await (await post(url(), CODE, { c: "20560" })).text();
      }),
    ).toBe(0);
    expect(again).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ data: { code: { code: "20560" } } });
  });

  test("have all headers that other answers have", async () => {
    const refused = await post(url(), "{ nothing }");
    await refused.text();
    await (await post(url(), CODE, { c: "20560" })).text();
    const again = await post(url(), CODE, { c: "20560" });
    await again.text();
    const names = [...again.headers.keys()];
    expect(names).toEqual(expect.arrayContaining([...refused.headers.keys()]));
    expect(names).toEqual(expect.arrayContaining(["content-security-policy", "x-request-id"]));
  });

  test("however the request is written", async () => {
    const variables = { a: "98940", b: "97810" };
    const query =
      "query Two($a: ID!, $b: ID!) { a: code(code: $a) { code } b: code(code: $b) { code } }";
    await post(url(), query, variables);
    const headers = { "content-type": "application/json", accept: "*/*" };
    const bodies = [
      `{ "variables": {"b": "97810", "a": "98940"}, "query": ${JSON.stringify(query)} }`,
      JSON.stringify({ query, variables, operationName: null, extensions: {} }),
    ];
    for (const body of bodies)
      expect(
        await readsOf(async () => {
          const response = await fetch(`${url()}/graphql`, { method: "POST", headers, body });
          expect(await response.json()).toMatchObject({ data: { a: { code: "98940" } } });
        }),
      ).toBe(0);
    expect(await readsOf(() => get({ query, variables: JSON.stringify(variables) }))).toBe(0);
  });

  test("but not for another variable, operation or text", async () => {
    const both = 'query A { code(code: "20561") { code } } query B { code(code: "20561") { id } }';
    const named = async (operationName: string) =>
      (await get({ query: both, operationName })).json();
    expect(await named("A")).toMatchObject({ data: { code: { code: "20561" } } });
    expect(await named("B")).toMatchObject({ data: { code: { id: "Code:20561" } } });
    const codeOf = async (c: string) => (await post(url(), CODE, { c })).json();
    expect(await codeOf("20561")).toMatchObject({ data: { code: { code: "20561" } } });
    expect(await codeOf("20560")).toMatchObject({ data: { code: { code: "20560" } } });
  });

  test("are made once for all who ask at once", async () => {
    const asked = await readsOf(async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => post(url(), CODE, { c: "97811" })),
      );
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(texts).size).toBe(1);
    });
    expect(asked).toBe(1);
  });

  test("say what they are, and a client that has one is told so", async () => {
    const search = { query: '{ code(code: "20560") { code } }' };
    for (const turn of ["first", "again"]) {
      const response = await get(search);
      expect([turn, response.status]).toEqual([turn, 200]);
      const tag = response.headers.get("etag") ?? "";
      expect(tag).toMatch(/^"[\w-]{27}"$/);
      expect(response.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
      expect(response.headers.get("x-codeloom-epoch")).toBe("1");
      expect(response.headers.get("vary")).toBe("accept, accept-encoding");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const same = await get(search, { "if-none-match": known });
        expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", tag]);
        expect(same.headers.get("x-codeloom-epoch")).toBe("1");
      }
      expect((await get(search, { "if-none-match": '"other"' })).status).toBe(200);
    }
  });

  test.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ])("come in %s to those who take it, with a tag of their own", async (encoding, decompress) => {
    const bodies: Buffer[] = [];
    const tags = new Set<string | null>();
    for (const accepted of ["identity", encoding, encoding]) {
      // fetch would take the encoding off.
      const { request } = await import("node:http");
      const body = JSON.stringify({ query: CODE, variables: { c: "20560" } });
      const headers = { "content-type": "application/json", "accept-encoding": accepted };
      const { chunks, answered } = await new Promise<{
        chunks: Buffer[];
        answered: Record<string, unknown>;
      }>((resolve, reject) => {
        request(`${url()}/graphql`, { method: "POST", headers }, (response) => {
          const chunks: Buffer[] = [];
          response
            .on("data", (chunk: Buffer) => chunks.push(chunk))
            .on("end", () => {
              resolve({ chunks, answered: response.headers });
            });
        })
          .on("error", reject)
          .end(body);
      });
      const sent = Buffer.concat(chunks);
      expect(answered["content-length"]).toBe(String(sent.length));
      expect(answered["content-encoding"]).toBe(accepted === "identity" ? undefined : encoding);
      bodies.push(accepted === "identity" ? sent : decompress(sent));
      tags.add(String(answered.etag));
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(tags.size).toBe(2);
  });

  test("are not kept where anything went wrong", async () => {
    const wrong = '{ codes(first: 1000) { nodes { code } } ok: code(code: "20560") { code } }';
    for (let turn = 0; turn < 2; turn++) {
      const response = await post(url(), wrong);
      expect(response.headers.get("etag")).toBeNull();
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toHaveProperty("errors");
    }
    const invalid = await post(url(), "{ nope }");
    expect([invalid.status, invalid.headers.get("cache-control")]).toEqual([400, "no-store"]);
  });

  test("are no way around the protection from other sites", async () => {
    const search = { query: '{ code(code: "20560") { id } }' };
    expect((await get(search)).status).toBe(200);
    const foreign = await fetch(`${url()}/graphql?${new URLSearchParams(search).toString()}`);
    expect(foreign.status).toBe(400);
    expect(await foreign.text()).toContain("CSRF");
  });

  test("come by the hash of a document that was sent once", async () => {
    const query = 'query Persisted { code(code: "20560") { code system } }';
    const sha256Hash = createHash("sha256").update(query).digest("hex");
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    const unknown = await get({ extensions });
    expect(await unknown.json()).toMatchObject({
      errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    });
    expect(unknown.headers.get("cache-control")).toContain("no-cache");
    const data = { code: { code: "20560", system: "CPT" } };
    expect(await (await get({ query, extensions })).json()).toMatchObject({ data });
    expect(
      await readsOf(async () => {
        expect(await (await get({ extensions })).json()).toMatchObject({ data });
      }),
    ).toBe(0);
    const other = await get({ query: "{ __typename }", extensions });
    expect(other.status).toBe(400);
    expect(await other.text()).toContain("sha does not match");
  });
});

const KIND = {
  type: "application/json",
  operation: null,
  sharing: { with: "public", byOrigin: false },
} as const;

describe("the cache of answers", () => {
  const raw = (body: string, accept = "*/*", method = "POST") => ({
    method,
    accept,
    bytes: Buffer.from(body),
  });

  const answer = (length: number) => new Answer("x".repeat(length), KIND, 1);

  test("lets go of the oldest when it is full, and takes none that would fill it", async () => {
    const graph: MemoryGraph = await seededGraph();
    const answers = new AnswerCache(100_000).at(graph.view(), "2025-01-01");
    for (let i = 0; i < 30; i++)
      await answers.get(`key ${i}`, raw(`raw ${i}`), () => Promise.resolve(answer(2_000)));
    const kept = Array.from({ length: 30 }, (_, i) => answers.find(raw(`raw ${i}`)) !== null);
    expect(kept[0]).toBe(false);
    expect(kept[29]).toBe(true);
    expect(kept.filter(Boolean).length * 2 * 2_000).toBeLessThan(100_000);
    await answers.get("large", raw("raw large"), () => Promise.resolve(answer(20_000)));
    expect(answers.find(raw("raw large"))).toBeNull();
    expect(answers.find(raw("raw 29"))).not.toBeNull();
  });

  test("drops all when another state of the graph or another day comes", async () => {
    const graph = await seededGraph();
    const cache = new AnswerCache(100_000);
    const before = graph.view();
    await cache.at(before, "2025-01-01").get("k", raw("r"), () => Promise.resolve(answer(10)));
    expect(cache.at(before, "2025-01-01").find(raw("r"))).not.toBeNull();
    expect(cache.at(before, "2025-01-02").find(raw("r"))).toBeNull();
    await cache.at(before, "2025-01-02").get("k", raw("r"), () => Promise.resolve(answer(10)));
    await graph.write((writer) =>
      writer.putNodes([
        { type: "Cause", id: "Cause:new", properties: { slug: "new", name: "new", origin: "new" } },
      ]),
    );
    expect(cache.at(graph.view(), "2025-01-02").find(raw("r"))).toBeNull();
  });

  test("keeps nothing that was made for a state that has gone", async () => {
    const graph = await seededGraph();
    const cache = new AnswerCache(100_000);
    const before = graph.view();
    await cache.at(before, "2025-01-01").get("k", raw("r"), async () => {
      await graph.write((writer) =>
        writer.putNodes([
          {
            type: "Cause",
            id: "Cause:new",
            properties: { slug: "new", name: "new", origin: "new" },
          },
        ]),
      );
      cache.at(graph.view(), "2025-01-01");
      return answer(10);
    });
    expect(cache.at(graph.view(), "2025-01-01").find(raw("r"))).toBeNull();
  });

  test("takes no request for another with the same sum, method or what is accepted", async () => {
    const graph = await seededGraph();
    const answers = new AnswerCache(100_000).at(graph.view(), "2025-01-01");
    expect(crc32("plumless")).toBe(crc32("buckeroo"));
    const [one, other] = [answer(10), answer(20)];
    await answers.get("one", raw("plumless"), () => Promise.resolve(one));
    expect(answers.find(raw("plumless"))).toBe(one);
    expect(answers.find(raw("buckeroo"))).toBeNull();
    expect(answers.find(raw("plumless", "application/json"))).toBeNull();
    expect(answers.find(raw("plumless", "*/*", "GET"))).toBeNull();
    await answers.get("other", raw("buckeroo"), () => Promise.resolve(other));
    expect(answers.find(raw("buckeroo"))).toBe(other);
    expect(answers.find(raw("plumless"))).toBeNull();
    expect(await answers.get("one", raw("plumless"), () => Promise.reject(new Error()))).toBe(one);
  });

  test("keeps no larger piece of memory for an answer that was compressed", async () => {
    const one = answer(2_000);
    for (const encoding of ["gzip", "br"] as const) {
      const { body } = await one.form(encoding);
      expect(body.length).toBeLessThan(1_000);
      expect(body.buffer.byteLength).toBe(body.length);
    }
  });

  test("knows a request by bytes of its own", async () => {
    const graph = await seededGraph();
    const answers = new AnswerCache(100_000).at(graph.view(), "2025-01-01");
    const one = answer(10);
    const request = raw("body");
    await answers.get("one", request, () => Promise.resolve(one));
    request.bytes.fill(0);
    expect(answers.find(raw("body"))).toBe(one);
  });
});
