import { Lexer, Source, TokenKind } from "graphql";
import { DocumentLimitError } from "./errors.ts";

/**
 * How many brackets of any kind may stand within each other. Our deepest operations have about
 * twenty; parsing and validating go down by calls, and thousands would exhaust the stack.
 */
export const MOST_NESTED = 200;

/** Refuses a document that is nested too deeply to be looked at. */
export function checkNesting(source: string): void {
  // Looking at characters is quick; only where it finds too much, strings and comments are told apart.
  if (nestedCharacters(source) <= MOST_NESTED) return;
  const nested = nestedTokens(source);
  if (nested > MOST_NESTED) throw new DocumentLimitError("nesting", MOST_NESTED, nested);
}

/** The same of variables: as they came in a body, or as the text of an address. */
export function checkVariables(variables: unknown): void {
  if (typeof variables === "string") {
    checkNesting(variables);
    return;
  }
  const nested = nestedValues(variables);
  if (nested > MOST_NESTED)
    throw new DocumentLimitError("nesting of the variables", MOST_NESTED, nested);
}

/** Level by level, since going down by calls is what has to be avoided. */
function nestedValues(value: unknown): number {
  let depth = 0;
  for (let level = [value].filter(isNesting); level.length > 0; depth++)
    level = level.flatMap((one) => Object.values(one).filter(isNesting));
  return depth;
}

const isNesting = (value: unknown): value is object => typeof value === "object" && value !== null;

function nestedCharacters(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source.charAt(i);
    if (character === "{" || character === "[" || character === "(") {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (character === "}" || character === "]" || character === ")") depth--;
  }
  return deepest;
}

function nestedTokens(source: string): number {
  const lexer = new Lexer(new Source(source));
  let depth = 0;
  let deepest = 0;
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance())
      if (OPENING.has(kind)) deepest = Math.max(deepest, (depth += 1));
      else if (CLOSING.has(kind)) depth -= 1;
  } catch {
    // The parser will stop here as well, and say why.
  }
  return deepest;
}

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);
