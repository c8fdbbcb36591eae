import type { OutgoingHttpHeader } from "node:http";
import { Negotiator } from "@fastify/accept-negotiator";
import type { FastifyReply, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import { ENCODINGS, type Answer, type Form } from "./answer.ts";

const encodings = new Negotiator({
  supportedValues: [...ENCODINGS],
  cache: new LRUCache<string, string>({ max: 100 }),
});

/** Sends an answer in the encoding that the client likes, or says that it has it already. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply | Promise<FastifyReply> {
  request.operation = answer.operation;
  const accepted = request.headers["accept-encoding"];
  const encoding =
    typeof accepted === "string" ? (encodings.negotiate(accepted) ?? "identity") : "identity";
  const form = answer.form(encoding);
  return form instanceof Promise
    ? form.then((compressed) => sendForm(request, reply, compressed))
    : sendForm(request, reply, form);
}

function sendForm(
  { method, headers: { "if-none-match": known } }: FastifyRequest,
  reply: FastifyReply,
  { body, headers, headerList }: Form,
): FastifyReply {
  // A POST is answered whole: conditions are for what GET may have brought.
  if (known !== undefined && method === "GET" && names(known, headers.etag)) {
    const { "content-type": _, "content-length": __, "content-encoding": ___, ...others } = headers;
    return reply.code(304).headers(others).send();
  }
  // Hooks for what is sent would find nothing to do: it is compressed, and has its headers. To go
  // through them takes a tenth of the time of such an answer.
  if (reply.server.isStopping) void reply.header("connection", "close");
  const all: OutgoingHttpHeader[] = [...headerList];
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined && !Object.hasOwn(headers, name)) all.push(name, value);
  reply.hijack();
  reply.raw.writeHead(200, all).end(body);
  return reply;
}

/** Whether a list of tags has this one, or all. A proxy may have made it weak. */
const names = (list: string, tag: string | undefined): boolean =>
  list.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
