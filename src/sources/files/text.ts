import { TextDecoder } from "node:util";
import { SourceError } from "../source-error.ts";

const LF = 0x0a;
const CR = 0x0d;
/** No line of a table is longer; without a bound one endless line would fill the memory. */
const LONGEST_LINE = 2 * 1024 * 1024;

/**
 * Bytes as text in blocks of whole lines, ended by `\n` whatever the file used: CRLF, LF, or the
 * lone CR of old Macs. Only the last block can lack its newline.
 *
 * UTF-16 is known by its byte order mark. All else is UTF-8 where it is valid and cp1252 where it
 * is not, line by line, since official files mix the two.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of asUtf8OrCp1252(bytes)) {
    // What is left has no end of a line, but perhaps in its last byte: it is not looked at again.
    const last = rest.at(-1)?.subarray(-1) ?? Buffer.alloc(0);
    const end = endOfLastLine(Buffer.concat([last, chunk]));
    rest.push(chunk);
    length += chunk.length;
    if (end > 0) {
      const whole = Buffer.concat(rest);
      const cut = whole.length - chunk.length - last.length + end;
      yield unifyNewlines(decodeBytes(whole.subarray(0, cut)));
      rest = [whole.subarray(cut)];
      length = whole.length - cut;
    } else if (length > LONGEST_LINE) {
      throw new SourceError("UNREADABLE", `A line is longer than ${LONGEST_LINE} bytes.`);
    }
  }
  if (length > 0) yield unifyNewlines(decodeBytes(Buffer.concat(rest)));
}

/** Takes the byte order mark off, and turns UTF-16 into UTF-8. */
async function* asUtf8OrCp1252(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let utf16: TextDecoder | null = null;
  for await (const chunk of bytes) {
    let part = chunk;
    if (head !== null) {
      head = Buffer.concat([head, chunk]);
      if (head.length < 3) continue;
      const mark = byteOrderMark(head);
      utf16 = mark.utf16 === null ? null : new TextDecoder(mark.utf16);
      part = head.subarray(mark.length);
      head = null;
    }
    yield utf16 === null ? part : Buffer.from(utf16.decode(part, { stream: true }));
  }
  if (head !== null) yield head;
}

function byteOrderMark(head: Buffer): { length: number; utf16: string | null } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { length: 3, utf16: null };
  if (head[0] === 0xff && head[1] === 0xfe) return { length: 2, utf16: "utf-16le" };
  if (head[0] === 0xfe && head[1] === 0xff) return { length: 2, utf16: "utf-16be" };
  return { length: 0, utf16: null };
}

/** Where the last whole line ends. A CR at the very end waits: its LF may be in the next chunk. */
function endOfLastLine(buffer: Buffer): number {
  const lf = buffer.lastIndexOf(LF);
  const cr = buffer.lastIndexOf(CR, buffer.length - 2);
  return Math.max(lf, buffer.length > 1 ? cr : -1) + 1;
}

const unifyNewlines = (text: string): string =>
  text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 if all of it is; else each line by itself, as UTF-8 or as cp1252. */
function decodeBytes(block: Buffer): string {
  const whole = tryUtf8(block);
  if (whole !== null) return whole;
  const lines: string[] = [];
  for (let start = 0; start < block.length;) {
    const lf = block.indexOf(LF, start);
    const end = lf === -1 ? block.length : lf + 1;
    const line = block.subarray(start, end);
    lines.push(tryUtf8(line) ?? decodeCp1252(line));
    start = end;
  }
  return lines.join("");
}

function tryUtf8(bytes: Buffer): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** What cp1252 has where Latin-1 has control characters; Node's own decoder takes it for Latin-1. */
const CP1252_80_TO_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeCp1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (c) => CP1252_80_TO_9F[c.charCodeAt(0) - 0x80] ?? c);
}
