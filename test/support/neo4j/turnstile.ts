import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/**
 * Lets one test file after the other use the one database: jest runs files in several processes.
 * A turn is an open connection, so it ends with its process whatever happens to that.
 */
export async function openTurnstile(): Promise<{ port: number; close(): void }> {
  const waiting: Socket[] = [];
  let current: Socket | undefined;
  const next = () => {
    current = waiting.shift();
    current?.write("go");
  };
  const server = createServer((socket) => {
    waiting.push(socket);
    socket.unref();
    socket.on("error", () => undefined);
    socket.once("close", () => {
      if (socket === current) next();
      else waiting.splice(waiting.indexOf(socket), 1);
    });
    socket.resume();
    if (current === undefined) next();
  });
  await listening(server);
  server.unref();
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

/** Waits for one's turn; the function that it gives ends the turn. */
export async function takeTurn(port: number): Promise<() => void> {
  const socket = connect(port, "127.0.0.1");
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject).once("data", () => {
      resolve();
    });
    socket.once("close", () => {
      reject(new Error("The turnstile of the test database has closed."));
    });
  });
  return () => {
    socket.destroy();
  };
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
}
