import { accessSync, constants } from "node:fs";
import { z } from "zod";
import { declare, oneOf, text, wholeNumber, type SettingDeclaration } from "./declare-setting.ts";
import { IDENTITY_SETTINGS } from "./identity-settings.ts";
import { LIMIT_SETTINGS } from "./limit-settings.ts";
import { OBSERVATION_SETTINGS } from "./observation-settings.ts";

/** A name or an address, without scheme and port. */
const host = z
  .string()
  .regex(
    /^(?:[\w-]+(?:\.[\w-]+)*\.?|[\da-f.:]*:[\da-f.:]+)$/i,
    "must be a host name or an IP address, without scheme and port",
  );

const neo4jUri = z
  .string()
  .regex(
    /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?\/?$/i,
    "must look like neo4j://host:7687, with the scheme neo4j, neo4j+s, neo4j+ssc, bolt, bolt+s or bolt+ssc, and neither credentials before the host nor anything behind the port",
  );

/** Whether a file is there and may be read: the driver finds out only when it connects, and tries on. */
function canBeRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Levels of the log, from the quietest to the most talkative. */
const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

/** Everything that can be set: the help texts and the README's table are made from it. */
export const SETTINGS = {
  host: declare("HOST", "HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 for all.", host),
  port: declare(
    "PORT",
    "NUMBER",
    "4000",
    "Port to listen on; 0 for any that is free.",
    wholeNumber(0, 65_535),
  ),
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
  neo4jCaFile: declare(
    "NEO4J_CA_FILE",
    "FILE",
    null,
    "Certificates (PEM) to trust instead of the system's, for a NEO4J_URI with +s.",
    text("must name a file").refine(canBeRead, "must name a file that can be read"),
  ),
  answerCacheMb: declare(
    "ANSWER_CACHE_MB",
    "NUMBER",
    "64",
    "How many megabytes of whole answers are kept, until the graph or the day changes; 0 keeps none.",
    wholeNumber(0, 99_999, "megabytes"),
  ),
  logLevel: declare(
    "LOG_LEVEL",
    "LEVEL",
    "info",
    `How much is logged: ${LOG_LEVELS.join(", ")}.`,
    oneOf(LOG_LEVELS),
  ),
  ...IDENTITY_SETTINGS,
  ...LIMIT_SETTINGS,
  ...OBSERVATION_SETTINGS,
} as const satisfies Record<string, SettingDeclaration>;

/** The key of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** The settings in the order in which they are shown. */
export const SETTING_LIST: readonly SettingDeclaration[] = Object.values(SETTINGS);
