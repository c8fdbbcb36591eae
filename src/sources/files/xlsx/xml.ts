import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";
import { SourceError } from "../../source-error.ts";
import type { ByteSource } from "../byte-source.ts";
import { errorMessage } from "../error-message.ts";

/** No part of a workbook has more within each other; each that is open takes memory. */
const DEEPEST = 100;

/** Nor is any tag or text longer, in bytes; it is held until its end. */
const LONGEST = 1024 * 1024;

/** Makes things of one part of a workbook as it hears it; names come without their prefix. */
export interface XmlListener<Thing> {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  /** The things made since they were last taken. */
  take(): Thing[];
}

/**
 * Gives what a listener makes of one XML part of a workbook, a piece of the part at a time.
 * Nothing that the part may refer to is fetched.
 */
export async function* parseXml<Thing>(
  part: ByteSource,
  listener: XmlListener<Thing>,
): AsyncGenerator<Thing> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  let depth = 0;
  let sinceTag = 0;
  parser.on("opentag", (tag) => {
    sinceTag = 0;
    depth += 1;
    if (depth > DEEPEST) throw new Error(`it has more than ${DEEPEST} elements within each other.`);
    listener.open(localName(tag.name), tag.attributes);
  });
  parser.on("text", (text) => {
    listener.text(text);
  });
  parser.on("closetag", (tag) => {
    sinceTag = 0;
    depth -= 1;
    listener.close(localName(tag.name));
  });
  const decoder = new StringDecoder("utf8");
  try {
    for await (const chunk of part.read()) {
      sinceTag += chunk.length;
      if (sinceTag > LONGEST) throw new Error(`it has a tag or a text of over ${LONGEST} bytes.`);
      parser.write(decoder.write(chunk));
      yield* listener.take();
    }
    parser.write(decoder.end()).close();
    yield* listener.take();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const reason = errorMessage(error);
    throw new SourceError("UNREADABLE", `The workbook's part ${part.name} is damaged: ${reason}`, {
      cause: error,
    });
  }
}

/** Some programs write `x:row` where Excel writes `row`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
