import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { GraphUnavailableError } from "../../src/graph/graph.ts";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";

// What a database answers first: the version that is taken, or all that it knows; then it is asked more.
test.each<[string, number[]]>([
  ["at once", []],
  ["in the midst of a version", [0, 0]],
  ["behind a version", [0, 0, 8, 5]],
  ["behind the announcement of versions", [0, 0, 1, 255]],
  ["in the midst of versions", [0, 0, 1, 255, 7, 0, 8]],
  ["in the next answer", [0, 0, 8, 5, 0, 20, 177, 112]],
])(
  "A connection to Neo4j that is cut %s is told as a database that does not answer [faults]",
  async (_, bytes) => {
    const database = createServer((socket) => {
      socket
        .on("error", () => undefined)
        .once("data", () => {
          socket.write(Buffer.from(bytes), () => socket.destroy());
        });
    }).listen(0, "127.0.0.1");
    await once(database, "listening");
    const uri = `bolt://127.0.0.1:${(database.address() as AddressInfo).port}`;
    const settings = { uri, user: "neo4j", password: "secret", database: "neo4j" };
    const connection = new Neo4jConnection(settings);
    try {
      const read = connection.read("RETURN 1", {});
      await expect(read).rejects.toThrow(GraphUnavailableError);
      await expect(read).rejects.toThrow(`Neo4j at ${uri} does not answer: `);
    } finally {
      await connection.close();
      database.close();
    }
  },
);
