import { maxHeaderSize, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

/** Answers what never became a request, in the form of all other errors, and ends its connection. */
export function answerBrokenRequest({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { statusCode, message, code: shown } = refusalOf(code);
  const body = JSON.stringify({ errors: [{ message, extensions: { code: shown } }] });
  socket.end(
    [
      `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ""}`,
      "Connection: close",
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}

function refusalOf(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW")
    return new Refusal(
      431,
      ErrorCode.LIMIT_EXCEEDED,
      `The address and the headers of a request are limited to ${maxHeaderSize} bytes; these have more. Send queries by POST.`,
    );
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new Refusal(408, ErrorCode.BAD_REQUEST, "The request took too long to come.");
  return new Refusal(400, ErrorCode.BAD_REQUEST, "The request is none of HTTP.");
}
