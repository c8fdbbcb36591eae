import type { ByteSource } from "../byte-source.ts";
import { SourceError } from "../../source-error.ts";
import { unescapeText } from "./cell-text.ts";
import { parseXml } from "./xml.ts";
import type { XmlListener } from "./xml.ts";

/** As much of this part, which alone is held in memory, is taken. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The texts that the cells of a workbook refer to by number. */
export async function readSharedStrings(part: ByteSource): Promise<string[]> {
  if (part.size > MOST_BYTES) {
    throw new SourceError("TOO_LARGE", `The workbook has more than ${MOST_BYTES} bytes of texts.`);
  }
  const texts: string[] = [];
  for await (const text of parseXml(part, new SharedStrings())) texts.push(text);
  return texts;
}

/** Gathers a text, in one piece or in runs of several formats; reading aids (`rPh`) are no part. */
export class TextRuns {
  #text = "";
  #inText = false;
  #inReadingAid = false;

  open(name: string): void {
    if (name === "t") this.#inText = true;
    else if (name === "rPh") this.#inReadingAid = true;
  }

  text(text: string): void {
    if (this.#inText && !this.#inReadingAid) this.#text += text;
  }

  close(name: string): void {
    if (name === "t") this.#inText = false;
    else if (name === "rPh") this.#inReadingAid = false;
  }

  /** The text gathered since it was last taken. */
  take(): string {
    const text = unescapeText(this.#text);
    this.#text = "";
    return text;
  }
}

class SharedStrings implements XmlListener<string> {
  readonly #runs = new TextRuns();
  #texts: string[] = [];

  take(): string[] {
    const texts = this.#texts;
    this.#texts = [];
    return texts;
  }

  open(name: string): void {
    this.#runs.open(name);
  }

  text(text: string): void {
    this.#runs.text(text);
  }

  close(name: string): void {
    this.#runs.close(name);
    if (name === "si") this.#texts.push(this.#runs.take());
  }
}
