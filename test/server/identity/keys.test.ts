import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "../../../src/server/logger.ts";
import { hashOfKey, keyLine, newKey, type ApiKey } from "../../../src/server/identity/api-key.ts";
import { checkExposure } from "../../../src/server/identity/exposure.ts";
import { readKeys } from "../../../src/server/identity/key-file.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { startServer, type RunningServer } from "../../../src/server/start-server.ts";
import { CollectedLines } from "../collected-lines.ts";
import { post, quietSettings, seededGraph } from "../running-server.ts";
import { within } from "../within.ts";
import { lineOf } from "./line-of.ts";

interface Answer {
  readonly errors?: { message: string; extensions: { code: string } }[];
}
const CODE = '{ code(code: "20560") { code } }';
const BROWSER = { accept: "text/html,application/xhtml+xml" };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const basic = (key: string) => ({
  authorization: `Basic ${Buffer.from(`anybody:${key}`).toString("base64")}`,
});

/** What a server answers: the status, and the code of the error where it is one. */
async function outcomeOf(asked: Promise<Response>): Promise<string> {
  const response = await asked;
  const text = await response.text();
  if (!text.startsWith('{"errors"')) return String(response.status);
  const { errors } = JSON.parse(text) as Answer;
  return `${response.status} ${errors?.map(({ extensions }) => extensions.code).join()}`;
}

describe("a server with keys [identity]", () => {
  const [reader, exporter, expired, lasting] = [newKey(), newKey(), newKey(), newKey()];
  const log = new CollectedLines();
  let folder: string;
  let file: string;
  let server: RunningServer;
  const lines = [
    "# who may ask",
    lineOf(reader, "reader", ["read"]),
    "",
    lineOf(exporter, "exporter", ["read", "export"]),
    lineOf(expired, "expired", ["read"], "2020-01-01"),
    lineOf(lasting, "lasting", ["read"], "9998-01-01"),
  ];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-keys-"));
    file = join(folder, "keys");
    await writeFile(file, lines.join("\n"));
    const settings = quietSettings({ API_KEYS_FILE: file });
    server = await startServer(settings, await seededGraph(), await createLogger("trace", log));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const ask = (headers: Record<string, string>) => post(server.url, CODE, {}, headers);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers, redirect: "manual" });

  test.each<[string, () => Record<string, string>]>([
    ["no key", () => ({})],
    ["a key that nobody has", () => bearer(newKey())],
    ["a key of another case", () => bearer(reader.toUpperCase())],
    ["a key that is cut", () => bearer(reader.slice(0, -1))],
    ["the hash of a key", () => bearer(hashOfKey(reader).toString("hex"))],
    ["the name of a key", () => bearer("reader")],
    ["a key that has expired", () => bearer(expired)],
    ["a key without saying how", () => ({ authorization: reader })],
    [
      "a key as the name of a user",
      () => ({
        authorization: `Basic ${Buffer.from(`${reader}:`).toString("base64")}`,
      }),
    ],
    [
      "a password that a browser sent for another site",
      () => ({
        ...basic(reader),
        "sec-fetch-site": "cross-site",
      }),
    ],
  ])("refuses %s, also where the answer is at hand", async (_, headers) => {
    expect(await outcomeOf(ask(bearer(reader)))).toBe("200");
    const response = await ask(headers());
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="codeloom", Basic realm="codeloom"',
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.has("x-codeloom-epoch")).toBe(false);
    const { errors, ...rest } = (await response.json()) as Answer;
    expect(rest).toEqual({});
    expect(errors).toEqual([
      { message: expect.any(String), extensions: { code: "UNAUTHENTICATED" } },
    ]);
  });

  test.each<[string, () => Record<string, string>]>([
    ["a key", () => bearer(reader)],
    ["a key that will expire", () => bearer(lasting)],
    ["a key as the password of anybody", () => basic(reader)],
    [
      "a key in a browser on our page",
      () => ({
        ...basic(reader),
        "sec-fetch-site": "same-origin",
      }),
    ],
  ])("lets %s in, and lets no cache share what it answers", async (_, headers) => {
    const response = await ask(headers());
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, max-age=0, must-revalidate");
    await response.text();
  });

  test.each(["/export", "/export/notices.txt", "/export/nodes/Code.csv", "/export/graph.ndjson"])(
    "lets take along %s only with the scope for it",
    async (path) => {
      expect(await outcomeOf(get(path))).toBe("401 UNAUTHENTICATED");
      expect(await outcomeOf(get(path, bearer(reader)))).toBe("403 FORBIDDEN");
      expect(await outcomeOf(get(path, bearer(exporter)))).toBe("200");
    },
  );

  test("is open where nothing of the graph is: health, the pages and what is nowhere", async () => {
    for (const path of ["/healthz", "/readyz"]) expect(await outcomeOf(get(path))).toBe("200");
    expect(await outcomeOf(get("/nowhere"))).toBe("404 NOT_FOUND");
    expect(await outcomeOf(get("/", BROWSER))).toMatch(/^(200|302)$/);
    // The browser asks for a key by itself when it opens GraphiQL.
    expect(await outcomeOf(get("/graphql", BROWSER))).toBe("401 UNAUTHENTICATED");
    expect(await outcomeOf(get("/graphql", { ...BROWSER, ...basic(reader) }))).toMatch(
      /^(200|404)$/,
    );
  });

  test("follows the file: new keys count, and those that are gone do not", async () => {
    const fresh = newKey();
    await writeFile(file, [...lines, lineOf(fresh, "fresh", ["read"])].join("\n"));
    const outcome = () => outcomeOf(ask(bearer(fresh)));
    expect(await within(4_000, outcome, (found) => found === "200")).toBe("200");
    await writeFile(file, `${lines.join("\n")}\nnonsense ${fresh}`);
    const told = () => Promise.resolve(log.text.includes("Line 7: it must be a name"));
    expect(await within(4_000, told, Boolean)).toBe(true);
    expect(await outcome()).toBe("200");
    await writeFile(file, lines.join("\n"));
    expect(await within(4_000, outcome, (found) => found !== "200")).toBe("401 UNAUTHENTICATED");
    await rm(file);
    const gone = () => Promise.resolve(log.text.includes("can't be read: ENOENT"));
    expect(await within(4_000, gone, Boolean)).toBe(true);
    expect(await outcomeOf(ask(bearer(reader)))).toBe("200");
    expect(log.text).not.toContain(fresh);
  });

  test("has no key in its log, whatever became of the request", async () => {
    const query = `/graphql?query=${encodeURIComponent(CODE)}&key=${reader}`;
    await outcomeOf(get(query, bearer(exporter)));
    await outcomeOf(get(`/export/nodes/Nothing.csv?key=${reader}`, basic(exporter)));
    await outcomeOf(get("/%", bearer(exporter)));
    await outcomeOf(ask({ ...bearer(expired), "content-type": "text/plain" }));
    expect(log.lines.length).toBeGreaterThan(20);
    for (const key of [reader, exporter, expired, lasting]) {
      expect(log.text).not.toContain(key);
      expect(log.text).not.toContain(basic(key).authorization.slice("Basic ".length));
      expect(log.text).not.toContain(hashOfKey(key).toString("hex"));
    }
  });
});

describe("requests of a client with a key [identity]", () => {
  test("are counted by the key, and those that are refused by the address", async () => {
    const folder = await mkdtemp(join(tmpdir(), "codeloom-keys-"));
    const file = join(folder, "keys");
    const [one, other] = [newKey(), newKey()];
    await writeFile(
      file,
      [lineOf(one, "one", ["read"]), lineOf(other, "other", ["read"])].join("\n"),
    );
    const settings = quietSettings({ API_KEYS_FILE: file, MAX_REQUESTS_PER_MINUTE: "2" });
    const server = await startServer(settings, await seededGraph());
    const ask = (key: string) => outcomeOf(post(server.url, CODE, {}, bearer(key)));
    try {
      expect(await Promise.all([ask(one), ask(one)])).toEqual(["200", "200"]);
      expect(await ask(one)).toBe("429 RATE_LIMITED");
      expect(await ask(other)).toBe("200");
      await Promise.all([ask("guess"), ask("guess")]);
      expect(await ask("guess")).toBe("429 RATE_LIMITED");
      expect(await ask(other)).toBe("200");
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });
});

describe("a file of keys [identity]", () => {
  const key: ApiKey = {
    name: "a.b@c-1",
    scopes: ["read", "export"],
    expires: "2027-01-31",
    hash: hashOfKey("x"),
  };

  test("is read as it is written", () => {
    const never = { ...key, name: "never", expires: null };
    expect(readKeys(`${keyLine(key)}\r\n  # none\n\n${keyLine(never)}`)).toEqual([key, never]);
    expect(readKeys("")).toEqual([]);
  });

  test.each([
    ["a", "Line 1: it must be a name, scopes, an expiry and a hash."],
    [`${keyLine(key)} more`, "Line 1: it must be a name"],
    [keyLine({ ...key, name: "a/b" }), "Line 1: its name must be"],
    [keyLine(key).replace("read", "write"), "Line 1: its scopes must be of read, export"],
    [keyLine({ ...key, expires: "2027-02-30" }), "Line 1: its expiry must be a day or never."],
    [keyLine(key).slice(0, -1), "Line 1: its hash must be sha256:"],
    [`${keyLine(key)}\n${keyLine(key)}`, "Line 2: there is a key named a.b@c-1 above."],
  ])("is refused where a line is wrong, without showing it", (text, problem) => {
    expect(() => readKeys(text)).toThrow(problem);
    expect(() => readKeys(text)).not.toThrow(key.hash.toString("hex"));
  });

  test("must be there when the server starts", async () => {
    const settings = quietSettings({ API_KEYS_FILE: "/nowhere/keys" });
    await expect(startServer(settings, await seededGraph())).rejects.toThrow(
      "The keys of /nowhere/keys can't be read: ENOENT.",
    );
  });
});

describe("who reaches the server [identity]", () => {
  const checking = (environment: NodeJS.ProcessEnv) => () => {
    checkExposure(readSettings(environment));
  };

  test.each(["0.0.0.0", "::", "192.0.2.1", "server.example", "127.evil.example"])(
    "it does not start at %s unless something says who may ask",
    async (host) => {
      expect(checking({ HOST: host })).toThrow("Set API_KEYS_FILE or JWT_ISSUER; or PUBLIC=true");
      await expect(startServer(quietSettings({ HOST: host }), await seededGraph())).rejects.toThrow(
        "nothing says who may ask",
      );
      expect(checking({ HOST: host, PUBLIC: "true" })).not.toThrow();
      expect(checking({ HOST: host, API_KEYS_FILE: "keys" })).not.toThrow();
      const tokens = { JWT_ISSUER: "https://id.example", JWT_AUDIENCE: "codeloom" };
      expect(checking({ HOST: host, ...tokens })).not.toThrow();
    },
  );

  test.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])("it starts at %s", (host) => {
    expect(checking({ HOST: host })).not.toThrow();
  });
});
