/**
 * The limit: a server that knows every answer beforehand. `ANSWERS` is a file of requests and their
 * answers, each a line; who asks something else gets 404.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import fastify from "fastify";

const answers = new Map<string, Buffer>();
const lines = createInterface({ input: createReadStream(process.env.ANSWERS ?? "") });
let request: string | null = null;
for await (const line of lines)
  if (request === null) request = line;
  else {
    answers.set(request, Buffer.from(line));
    request = null;
  }

const app = fastify({ bodyLimit: 10_000_000 });
app.removeAllContentTypeParsers();
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
  done(null, body);
});
app.get("/ready", (_request, reply) => reply.send("ready"));
app.post("/graphql", ({ body }, reply) => {
  const answer = answers.get((body as Buffer).toString("latin1"));
  if (answer === undefined) return reply.code(404).send();
  return reply.header("content-type", "application/json; charset=utf-8").send(answer);
});
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
