import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ownCopy } from "./own-copy.ts";
import { SECURITY_HEADERS } from "../security-headers.ts";

/** How an answer may be sent, the best first. */
export const ENCODINGS = ["br", "gzip", "identity"] as const;

/** A name in ENCODINGS. */
export type Encoding = (typeof ENCODINGS)[number];

/** An answer in one encoding, ready to be sent. */
export interface Form {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** The same, name and value in turn: Node writes a list a third faster than an object. */
  readonly headerList: readonly string[];
}

const formOf = (body: Buffer, headers: Form["headers"]): Form => ({
  body,
  headers,
  headerList: Object.entries(headers).flat(),
});

/** Shorter answers grow when they are compressed, or hardly shrink. */
const SHORTEST_COMPRESSED = 1_024;

/** Who beside us may keep answers. */
export interface Sharing {
  /** All, or only the one who asked. */
  readonly with: "public" | "private";
  /** Whether the headers of an answer are another for pages of other sites. */
  readonly byOrigin: boolean;
}

/** What an answer is, and to what. */
export interface AnswerKind {
  /** Its media type. */
  readonly type: string;
  /** Name of the operation that it answers. */
  readonly operation: string | null;
  readonly sharing: Sharing;
}

/**
 * Others may keep answers, but ask each time whether they still hold: imports show at once, and
 * midnight changes what holds today.
 */
const REVALIDATED = "max-age=0, must-revalidate";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const COMPRESS = {
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => zip(body),
} as const satisfies Partial<Record<Encoding, (body: Buffer) => Promise<Buffer>>>;

/** A whole answer without errors, in each encoding that was asked for. */
export class Answer {
  /** Name of the operation that it answers. */
  readonly operation: string | null;
  readonly #plain: Form;
  readonly #compressed = new Map<Encoding, Promise<Form>>();

  constructor(text: string, { type, operation, sharing }: AnswerKind, epoch: number) {
    const body = Buffer.from(text);
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 27);
    this.operation = operation;
    this.#plain = formOf(body, {
      ...SECURITY_HEADERS,
      "content-type": type,
      "content-length": String(body.length),
      "cache-control": `${sharing.with}, ${REVALIDATED}`,
      etag: `"${hash}"`,
      vary: `accept, accept-encoding${sharing.byOrigin ? ", origin" : ""}`,
      "x-codeloom-epoch": String(epoch),
    });
  }

  /** What is kept of it at most, in bytes: compressed forms are kept if both together are no longer than itself. */
  get mostBytes(): number {
    return 2 * this.#plain.body.length;
  }

  /** The answer in an encoding, or as it is where that gains little; compressed once. */
  form(encoding: Encoding): Form | Promise<Form> {
    if (encoding === "identity" || this.#plain.body.length < SHORTEST_COMPRESSED)
      return this.#plain;
    let form = this.#compressed.get(encoding);
    if (form === undefined) {
      form = this.#compress(encoding);
      this.#compressed.set(encoding, form);
    }
    return form;
  }

  async #compress(encoding: keyof typeof COMPRESS): Promise<Form> {
    const { headers } = this.#plain;
    const body = await COMPRESS[encoding](this.#plain.body);
    if (body.length > this.#plain.body.length / 2) return this.#plain;
    return formOf(ownCopy(body), {
      ...headers,
      "content-encoding": encoding,
      "content-length": String(body.length),
      // A strong tag tells forms apart.
      etag: `${(headers.etag ?? "").slice(0, -1)}-${encoding}"`,
    });
  }
}
