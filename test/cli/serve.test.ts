import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { connect } from "node:net";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { post } from "../server/running-server.ts";
import { useCommand, type Running } from "./command.ts";

const { run, start } = useCommand();
const write = useTemporaryFiles();

async function serve(): Promise<Running & { url: string }> {
  const running = start(["serve"]);
  const [, url = ""] = await running.printed(/listens on (http:\S+)\/graphql/);
  await running.printed(/The graph is at epoch/);
  return { ...running, url };
}

async function until<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || performance.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe("codeloom serve", () => {
  test("has something to show at once, and logs JSON where no terminal is", async () => {
    const { url, process, ended } = await serve();
    const response = await post(url, '{ code(code: "20560") { code } }');
    expect(await response.json()).toMatchObject({ data: { code: { code: "20560" } } });
    process.kill("SIGTERM");
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { msg: string });
    expect(lines.at(-1)?.msg).toBe("Stopped.");
  });

  test("shows what another process imports, without a restart", async () => {
    const { url } = await serve();
    const ask = async () => {
      const response = await post(url, '{ code(code: "Q0007") { code } }');
      return { epoch: response.headers.get("x-codeloom-epoch"), body: await response.json() };
    };
    expect(await ask()).toEqual({
      epoch: "1",
      body: { data: { code: null }, extensions: { cost: 2 } },
    });
    const file = await write("a.csv", csvOf([sampleRow({ code: "Q0007" })]));
    expect(await run("import", "mpfs", "--allow-partial", file)).toMatchObject({ code: 0 });
    expect(await until(ask, ({ epoch }) => epoch === "2")).toEqual({
      epoch: "2",
      body: { data: { code: { code: "Q0007" } }, extensions: { cost: 2 } },
    });
  });

  test("waits for a request in flight, unless it is told to stop once more", async () => {
    const { url, process, ended, printed } = await serve();
    const { hostname, port } = new URL(url);
    const client = connect(Number(port), hostname);
    client.on("error", () => undefined);
    await once(client, "connect");
    client.write(
      "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
    );
    // The server has seen the request when it answers one that came later.
    await post(url, "{ __typename }");
    process.kill("SIGINT");
    await printed(/SIGINT: finishing/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(process.exitCode).toBeNull();
    process.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 1 });
  });

  test("says what it can't listen on", async () => {
    const { url } = await serve();
    const { code, stderr } = await run("serve", "--port", new URL(url).port);
    expect(code).toBe(1);
    expect(stderr).toContain("another process listens there; give another --port");
  });
});
