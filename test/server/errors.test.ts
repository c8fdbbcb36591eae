import { describe, expect, test } from "@jest/globals";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { readdir, readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { ErrorCode } from "../../src/api/errors.ts";
import { createLogger } from "../../src/server/logger.ts";
import { alteredGraph } from "./altered-graph.ts";
import { CollectedLines } from "./collected-lines.ts";
import { post, seededGraph, useServer } from "./running-server.ts";

const root = join(import.meta.dirname, "../..");

/** Apollo answers with it only where persisted queries are off, which they never are. */
const IMPOSSIBLE = "PERSISTED_QUERY_NOT_SUPPORTED";

describe("docs/errors.md", () => {
  const documented = async (): Promise<Map<string, number[]>> => {
    const text = await readFile(join(root, "docs/errors.md"), "utf8");
    const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| ([\d, ]+?) +\| \S.*\S +\| \S.*\S +\|$/gm)];
    return new Map(
      rows.map(([, code = "", status = ""]) => [code, status.split(", ").map(Number)]),
    );
  };

  /** Where the source has a pattern, what is in its brackets. */
  const inSource = async (pattern: RegExp): Promise<string[]> => {
    const names = await readdir(join(root, "src"), { recursive: true });
    const found = new Set<string>();
    for (const name of names.filter((one) => /^(api|exports|server)\/.*\.ts$/.test(one))) {
      const text = await readFile(join(root, "src", name), "utf8");
      for (const [, code = ""] of text.matchAll(pattern)) found.add(code);
    }
    return [...found].sort();
  };

  test("has all codes that there are, and no other", async () => {
    const codes = new Set<string>([
      ...Object.keys(ErrorCode),
      ...Object.values(ApolloServerErrorCode),
    ]);
    codes.delete(IMPOSSIBLE);
    expect([...(await documented()).keys()].sort()).toEqual([...codes].sort());
  });

  test("has those that the source names in whatever way", async () => {
    const known = [...(await documented()).keys()];
    const named = [
      ...(await inSource(/\bcode: "([A-Z_]{4,})"/g)),
      ...(await inSource(/new ExportError\(\s*"([A-Z_]+)"/g)),
      ...(await inSource(/new Refusal\(\s*\d+,\s*"([A-Z_]+)"/g)),
    ];
    expect(known).toEqual(expect.arrayContaining(named));
    const used = await inSource(/\bErrorCode\.([A-Z_]+)/g);
    expect(used).toEqual(Object.keys(ErrorCode).sort());
  });
});

interface Answer {
  readonly errors: { message: string; extensions: Record<string, unknown> }[];
}

const SECRETS = /ENOENT|nowhere|secret|node:|\.ts|at |undefined|Cannot|TypeError|stack/;

const failures: [string, () => Promise<void>][] = [
  [
    "a file that is not there",
    async () => {
      await readFile("/nowhere/secret.arrow");
    },
  ],
  [
    "a mistake in the program",
    async () => {
      await (undefined as unknown as { secret: () => Promise<void> }).secret();
    },
  ],
  [
    "something that is no error",
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    () => Promise.reject("secret"),
  ],
];

describe.each(failures)("an answer that fails by %s", (_, fail) => {
  const log = new CollectedLines();
  const { url } = useServer(
    async () => alteredGraph(await seededGraph(), fail),
    () => createLogger("info", log),
  );

  test("says nothing of it but an id, under which the log says all", async () => {
    const given = { "x-request-id": "from-the-proxy" };
    const response = await post(url(), '{ code(code: "20560") { code } __typename }', {}, given);
    const text = await response.text();
    const { errors } = JSON.parse(text) as Answer;
    expect(errors).toMatchObject([
      {
        message: "Internal server error",
        extensions: { code: "INTERNAL_SERVER_ERROR", id: "from-the-proxy" },
      },
    ]);
    expect(text).not.toMatch(SECRETS);
    const line = log.lines.find((one) => one.includes("A query failed."));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ level: "error", reqId: "from-the-proxy" });
    expect(line).toMatch(/ENOENT|secret/);
  });
});

describe("what never becomes a request", () => {
  const { url } = useServer();

  /** All that comes back for bytes on a connection of their own. */
  const answerTo = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(new URL(url()).port), "127.0.0.1", () => socket.write(text));
      socket.on("data", (chunk) => chunks.push(chunk));
      socket.on("error", reject);
      socket.on("end", () => {
        resolve(Buffer.concat(chunks).toString());
      });
    });

  test.each([
    [
      "headers that are too long",
      `X-A: ${"a".repeat(16_400)}`,
      431,
      "LIMIT_EXCEEDED",
      "16384 bytes",
    ],
    ["headers that are none", "nonsense", 400, "BAD_REQUEST", "none of HTTP"],
  ])("%s are answered in the form of all errors", async (_, header, status, code, message) => {
    const answer = await answerTo(`GET /graphql HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const { errors } = JSON.parse(answer.split("\r\n\r\n")[1] ?? "") as Answer;
    expect(errors).toEqual([{ message: expect.stringContaining(message), extensions: { code } }]);
  });
});

describe("headers of a proxy that is trusted", () => {
  const { url } = useServer(seededGraph, undefined, { TRUSTED_PROXIES: "127.0.0.1" });

  test.each([
    ["X-Forwarded-Host", "a b"],
    ["X-Forwarded-Host", "[::1"],
    ["X-Forwarded-Proto", "ht tp"],
  ])("%s: %s is the mistake of who sent it", async (header, value) => {
    const response = await post(url(), "{ __typename }", {}, { [header]: value });
    expect(response.status).toBe(400);
    expect((await response.json()) as Answer).toEqual({
      errors: [
        {
          message: "The headers X-Forwarded-Host and X-Forwarded-Proto name no address.",
          extensions: { code: "BAD_REQUEST" },
        },
      ],
    });
  });

  test("are taken as they are meant", async () => {
    const headers = { "X-Forwarded-Host": "api.example:8443", "X-Forwarded-Proto": "https" };
    expect((await post(url(), "{ __typename }", {}, headers)).status).toBe(200);
  });
});
