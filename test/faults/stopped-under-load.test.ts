import { describe, expect, test } from "@jest/globals";
import { useCommand, type Running } from "../cli/command.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { within } from "../server/within.ts";
import { send } from "./questions.ts";

const CLIENTS = 16;
/** What has no limit of its own, but must come. */
const SOON = 60_000;

/** Questions that take a while, and differ, so that none is answered by what is kept. */
const question = (i: number): string =>
  JSON.stringify({
    query: `{ codes(first: 50) { nodes { code summary modifiers(first: ${1 + (i % 50)}) { nodes { code } } } } a${i}: __typename }`,
  });

/** How requests ended: with a whole answer, with a part of one, without a word, or not let in. */
type Ending = "answered" | "cut" | "silent" | "refused";

/** Sends requests, each on a connection of its own, until one is not let in. */
async function loadUntilRefused(url: string, i: number, endings: Ending[]): Promise<void> {
  for (let n = i; ; n += CLIENTS) {
    const ending = await send(`${url}/graphql`, question(n)).then(
      ({ status, text }): Ending => {
        expect(status).toBe(200);
        const { data } = JSON.parse(text) as { data: Record<string, unknown> };
        expect(data[`a${n}`]).toBe("Query");
        return "answered";
      },
      (error: unknown): Ending => {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === "ECONNREFUSED") return "refused";
        return message === "aborted" ? "cut" : "silent";
      },
    );
    endings.push(ending);
    if (ending === "refused") return;
  }
}

describe("A server that ends under load [embedded] [faults]", () => {
  const { start, run } = useCommand();
  const write = useTemporaryFiles();

  const serve = async (): Promise<Running & { url: string }> => {
    const running = start(["serve"], { LOG_LEVEL: "info" });
    const [, url = ""] = await running.printed(/listens on (http:\S+)\/graphql/);
    await running.printed(/The graph is at epoch/);
    return { ...running, url };
  };
  const loaded = async (url: string) => {
    const endings: Ending[] = [];
    const clients = Array.from({ length: CLIENTS }, (_, i) => loadUntilRefused(url, i, endings));
    await within(
      SOON,
      () => Promise.resolve(endings.length),
      (count) => count > 3 * CLIENTS,
    );
    return async () => {
      await Promise.all(clients);
      return endings;
    };
  };
  const countOf = (endings: readonly Ending[], wanted: Ending): number =>
    endings.filter((ending) => ending === wanted).length;

  test("by SIGTERM answers every request that it took, whole, and takes no more", async () => {
    const server = await serve();
    const allEnded = await loaded(server.url);
    server.process.kill("SIGTERM");
    const endings = await allEnded();
    const { code, stdout } = await server.ended;

    expect(code).toBe(0);
    expect(stdout).toContain("Stopped.");
    expect(stdout).not.toContain("broken off");
    expect(countOf(endings, "cut")).toBe(0);
    expect(countOf(endings, "refused")).toBe(CLIENTS);
    const answered = countOf(endings, "answered");
    expect(answered).toBeGreaterThan(CLIENTS);
    // A connection that the system had made but the server never saw ends without a word. All that
    // it saw are in its log, and each of them was answered.
    const logged = stdout.split("\n").filter((line) => line.includes('"path":"/graphql"'));
    expect(answered).toBe(logged.length);
    process.stdout.write(
      `  SIGTERM under load: ${answered} answered, ${countOf(endings, "silent")} never seen by the server, 0 lost\n`,
    );
  });

  test("by SIGKILL, while it is imported as well, has lost nothing when it is started again", async () => {
    const server = await serve();
    const allEnded = await loaded(server.url);
    const file = await write("a.csv", csvOf([sampleRow({ code: "Q0007" })]));
    expect(await run("import", "mpfs", "--allow-partial", file)).toMatchObject({ code: 0 });
    const title = "2024 National Physician Fee Schedule Relative Value File January Release";
    const later = await write("b.csv", csvOf([sampleRow({ code: "Q0008" })], { title }));
    const importing = start(["import", "mpfs", "--allow-partial", later]);
    await importing.told(/Reading/);
    server.kill();
    importing.kill();
    const endings = await allEnded();
    expect(countOf(endings, "answered")).toBeGreaterThan(CLIENTS);

    const again = await serve();
    const ask = async (code: string) => {
      const query = `{ code(code: "${code}") { code } }`;
      const { text } = await send(`${again.url}/graphql`, JSON.stringify({ query }));
      return (JSON.parse(text) as { data: unknown }).data;
    };
    expect(await ask("20560")).toEqual({ code: { code: "20560" } });
    expect(await ask("Q0007")).toEqual({ code: { code: "Q0007" } });
    // The import that was killed with it can be run again.
    expect(await run("import", "mpfs", "--allow-partial", later)).toMatchObject({ code: 0 });
  });
});
