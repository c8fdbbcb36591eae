import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";

/** A way to a database on which it can be made slow, or lose connections. */
export class Proxy {
  readonly #server;
  readonly #open = new Set<Socket>();
  /** For how many milliseconds each piece of an answer is held back. */
  delay = 0;
  /** After how many bytes of an answer its connection is cut. */
  cutAfter = Infinity;

  private constructor(port: number) {
    this.#server = createServer((client) => {
      this.#join(client, connect(port, "127.0.0.1"));
    });
  }

  /** Leads to what listens on this port of this machine. */
  static async to(port: number): Promise<Proxy> {
    const proxy = new Proxy(port);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections that there are; new ones can be made. */
  dropAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, database: Socket): void {
    const end = (): void => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      this.#open.add(socket);
      socket.on("error", end).on("close", () => {
        this.#open.delete(socket);
        end();
      });
    }
    /** Bytes that were answered since the client last said something. */
    let answered = 0;
    client.on("data", (chunk) => {
      answered = 0;
      database.write(chunk);
    });
    let written = Promise.resolve();
    database.on("data", (chunk) => {
      // In their order, also when the delay changes.
      written = written.then(async () => {
        if (this.delay > 0) await setTimeout(this.delay, undefined, { ref: false });
        const room = this.cutAfter - answered;
        answered += chunk.byteLength;
        if (chunk.byteLength <= room) client.write(chunk);
        else client.write(chunk.subarray(0, Math.max(0, room)), end);
      });
    });
  }
}
