import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alteredGraph } from "./altered-graph.ts";
import { quietSettings, seededGraph } from "./running-server.ts";
import { ListenError } from "../../src/server/listen-error.ts";
import { startServer } from "../../src/server/start-server.ts";

/** A signal between a test and a graph. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Asks by a connection that the client would keep. */
function askKeepingConnection(url: string, agent: Agent): Promise<{ body: string; kept: boolean }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/graphql`, {
      method: "POST",
      agent,
      headers: { "content-type": "application/json" },
    });
    asked.on("error", reject).on("response", (response) => {
      let body = "";
      response
        .on("data", (chunk: Buffer) => (body += chunk.toString()))
        .on("end", () => {
          resolve({ body, kept: response.headers.connection !== "close" });
        });
    });
    asked.end(JSON.stringify({ query: '{ code(code: "20560") { code } }' }));
  });
}

describe("a server that is told to stop [faults]", () => {
  test("answers the requests in flight, takes no more, and is gone at once then", async () => {
    const reached = gate();
    const held = gate();
    const graph = alteredGraph(await seededGraph(), async () => {
      reached.open();
      await held.opened;
    });
    const server = await startServer(quietSettings(), graph);
    const agent = new Agent({ keepAlive: true });
    const answer = askKeepingConnection(server.url, agent);
    await reached.opened;

    const stopped = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();

    held.open();
    const { body, kept } = await answer;
    expect(JSON.parse(body)).toMatchObject({ data: { code: { code: "20560" } } });
    expect(kept).toBe(false);
    const start = performance.now();
    await stopped;
    // A connection that is kept alive would hold it up for over a minute.
    expect(performance.now() - start).toBeLessThan(10_000);
    agent.destroy();
  });

  test("lets go of a connection behind an answer that it had kept", async () => {
    const server = await startServer(quietSettings(), await seededGraph());
    const body = JSON.stringify({ query: '{ code(code: "20560") { code } }' });
    const headers = { "content-type": "application/json", accept: "*/*" };
    const ask = { method: "POST", headers, body };
    const text = await (await fetch(`${server.url}/graphql`, ask)).text();

    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    const ended = once(socket, "end");
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(body.slice(9));
    await ended;
    await stopped;
    expect(answer).toContain(text);
    expect(answer).toMatch(/^etag: /im);
    expect(answer).toMatch(/^connection: close/im);
  });

  test("ends what it looks through of its facts, and leaves its store to the next one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "codeloom-stop-"));
    const settings = quietSettings({ DATA_DIR: folder });
    try {
      for (let starts = 1; starts <= 3; starts++) {
        const server = await startServer(settings);
        const { status } = await fetch(`${server.url}/readyz`);
        expect(status).toBe(200);
        await server.stop();
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  test("waits for no request that does not come to its end", async () => {
    const settings = quietSettings({ QUERY_TIMEOUT: "0.2" });
    const server = await startServer(settings, await seededGraph());
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const broken = once(socket, "close");
    socket.on("error", () => undefined);
    socket.write(
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await server.stop();
    await broken;
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 20_000);

  test("leaves a graph open that it was given", async () => {
    const graph = await seededGraph();
    let closed = false;
    const given = {
      ...alteredGraph(graph, () => Promise.resolve()),
      close: () => {
        closed = true;
        return Promise.resolve();
      },
    };
    await (await startServer(quietSettings(), given)).stop();
    expect(closed).toBe(false);
  });
});

describe("a server whose port is taken", () => {
  test("says so, and what can be done", async () => {
    const graph = await seededGraph();
    const first = await startServer(quietSettings(), graph);
    try {
      const port = Number(new URL(first.url).port);
      const second = startServer({ ...quietSettings(), port }, graph);
      await expect(second).rejects.toThrow(ListenError);
      await expect(second).rejects.toThrow(
        `Can't listen on port ${port} of 127.0.0.1: another process listens there; give another --port.`,
      );
    } finally {
      await first.stop();
    }
  });
});
