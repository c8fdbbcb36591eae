import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument, type Document } from "yaml";
import { CuratedFile } from "./format.ts";

/** The facts of a file, or what is wrong with it: a line of text for each mistake. */
export type Reading = { readonly facts: CuratedFile } | { readonly mistakes: readonly string[] };

/** Reads one file of curated facts; `name` stands before each mistake, with the line. */
export async function readOne(name: string, path: string): Promise<Reading> {
  const lines = new LineCounter();
  const text = await readFile(path, "utf8").catch((error: unknown) => error as Error);
  if (text instanceof Error) return { mistakes: [`${name} can't be read: ${text.message}.`] };
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return {
      mistakes: document.errors.map(
        ({ message, pos }) => `${name}:${lines.linePos(pos[0]).line}: ${firstLineOf(message)}`,
      ),
    };
  const value = valueOf(document);
  if (value instanceof Error) return { mistakes: [`${name}: ${firstLineOf(value.message)}`] };
  if (value === null) return { mistakes: [`${name} holds nothing.`] };
  const result = CuratedFile.safeParse(value);
  if (result.success) return { facts: result.data };
  return {
    mistakes: result.error.issues.map((issue) => {
      const { path: place, message } = issue;
      const key = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const offset = offsetOf(document, [...place, ...key]);
      const line = offset === null ? "" : `:${lines.linePos(offset).line}`;
      return `${name}${line}: ${place.length > 0 ? `${place.join(".")}: ` : ""}${message}`;
    }),
  };
}

/** What a document says; an error where it names an anchor that it does not have. */
function valueOf(document: Document.Parsed): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    return error;
  }
}

const firstLineOf = (text: string): string => text.split("\n", 1)[0] ?? "";

/** Where the value at a place of the document stands, or the one around it that is there. */
function offsetOf(document: Document.Parsed, place: readonly PropertyKey[]): number | null {
  for (let length = place.length; length > 0; length--) {
    const found = document.getIn(place.slice(0, length), true) as
      { readonly range?: readonly number[] | null } | undefined;
    const offset = found?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return null;
}
