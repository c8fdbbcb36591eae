import { z } from "zod";
import { nearest } from "./nearest.ts";

/** One thing that an operator can set, by environment or by flag. */
export interface SettingDeclaration {
  readonly variable: string;
  readonly flag: string;
  /** What stands for the value in the help text. */
  readonly placeholder: string;
  /** Used where nothing is set; null where there is none. */
  readonly default: string | null;
  readonly meaning: string;
  /** Its value is never shown. */
  readonly secret: boolean;
  readonly value: z.ZodType<unknown, string>;
}

const declare = <Value extends z.ZodType<unknown, string>>(
  variable: string,
  placeholder: string,
  fallback: string | null,
  meaning: string,
  value: Value,
  secret = false,
) => ({
  variable,
  flag: `--${variable.toLowerCase().replaceAll("_", "-")}`,
  placeholder,
  default: fallback,
  meaning,
  secret,
  value,
});

const oneOf = <const Choices extends readonly string[]>(choices: Choices) =>
  z.enum(choices, {
    error: ({ input }) => {
      const likely = nearest(String(input), choices);
      const suggestion = likely === null ? "" : ` (did you mean ${likely}?)`;
      return `must be one of ${choices.join(", ")}${suggestion}`;
    },
  });

const text = (must: string) => z.string().regex(/\S/, must);

/** A name or an address, without scheme and port. */
const host = z
  .string()
  .regex(
    /^(?:[\w-]+(?:\.[\w-]+)*\.?|[\da-f.:]*:[\da-f.:]+)$/i,
    "must be a host name or an IP address, without scheme and port",
  );

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a whole number from 0 to 65535")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a whole number from 0 to 65535");

const megabytes = z
  .string()
  .regex(/^\d{1,5}$/, "must be a whole number of megabytes, from 0 to 99999")
  .transform(Number);

const neo4jUri = z
  .string()
  .regex(
    /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?\/?$/i,
    "must look like neo4j://host:7687, with the scheme neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s or bolt+ssc, and neither credentials before the host nor anything behind the port",
  );

/** Levels of the log, from the quietest to the most talkative. */
const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

/** Everything that can be set: the help texts and the README's table are made from it. */
export const SETTINGS = {
  host: declare("HOST", "HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 for all.", host),
  port: declare("PORT", "NUMBER", "4000", "Port to listen on; 0 for any that is free.", port),
  store: declare(
    "STORE",
    "STORE",
    "embedded",
    "Where the graph is: embedded (files in DATA_DIR), neo4j, or replica (a copy in memory of what is in Neo4j).",
    oneOf(["embedded", "neo4j", "replica"]),
  ),
  dataDir: declare(
    "DATA_DIR",
    "FOLDER",
    ".codeloom",
    "Folder of the embedded store.",
    text("must name a folder"),
  ),
  neo4jUri: declare(
    "NEO4J_URI",
    "URI",
    "neo4j://127.0.0.1:7687",
    "Where Neo4j is, for the neo4j and the replica store.",
    neo4jUri,
  ),
  neo4jUser: declare(
    "NEO4J_USER",
    "NAME",
    "neo4j",
    "User of the database.",
    text("must name a user"),
  ),
  neo4jPassword: declare(
    "NEO4J_PASSWORD",
    "PASSWORD",
    null,
    "Password of that user; needed for the neo4j and the replica store. Better set than given as a flag, which other users of the machine can see.",
    z.string(),
    true,
  ),
  neo4jDatabase: declare(
    "NEO4J_DATABASE",
    "NAME",
    "neo4j",
    "Database in Neo4j.",
    text("must name a database"),
  ),
  answerCacheMb: declare(
    "ANSWER_CACHE_MB",
    "NUMBER",
    "64",
    "How many megabytes of whole answers are kept, until the graph or the day changes; 0 keeps none.",
    megabytes,
  ),
  logLevel: declare(
    "LOG_LEVEL",
    "LEVEL",
    "info",
    `How much is logged: ${LOG_LEVELS.join(", ")}.`,
    oneOf(LOG_LEVELS),
  ),
} as const satisfies Record<string, SettingDeclaration>;

/** The key of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** The settings in the order in which they are shown. */
export const SETTING_LIST: readonly SettingDeclaration[] = Object.values(SETTINGS);
