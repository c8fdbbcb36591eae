import { resolve } from "node:path";
import type { Neo4jSettings } from "../graph/neo4j/connection.ts";
import type { GivenValues, SettingDeclaration } from "./declare-setting.ts";
import { identityOf, type IdentitySettings } from "./identity-settings.ts";
import { limitsOf, type Limits } from "./limit-settings.ts";
import { SETTINGS, type SettingName } from "./setting-declarations.ts";

type Values = GivenValues<typeof SETTINGS>;

/** How this process was told to run. */
export interface Settings extends Pick<Values, "host" | "port" | "store" | "logLevel"> {
  /** An absolute path. */
  readonly dataDir: string;
  /** Megabytes of answers that are kept; 0 for none. */
  readonly answerCacheMb: number;
  readonly neo4j: Neo4jSettings;
  readonly observation: ObservationSettings;
  readonly identity: IdentitySettings;
  readonly limits: Limits;
}

/** What an operator sees of the server at work. */
export interface ObservationSettings {
  /** A port for the metrics alone; null where they are served with all else. */
  readonly metricsPort: number | null;
  /** Queries that take as many milliseconds are logged; null for none. */
  readonly slowQuery: number | null;
  readonly traces: boolean;
}

/** What the command line gave, by the key of the setting. */
export type Flags = Readonly<Partial<Record<SettingName, string>>>;

/** Settings that can't be used; each problem is a line for the operator. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads the settings: a flag wins over the environment, and that over the default. A variable that
 * is set to nothing counts as not set.
 *
 * @throws SettingsError with every mistake there is.
 */
export function readSettings(environment: NodeJS.ProcessEnv, flags: Flags = {}): Settings {
  const problems: string[] = [];
  const wrong = new Set<SettingName>();
  const read = (name: SettingName): unknown => {
    const declaration: SettingDeclaration = SETTINGS[name];
    const given = find(declaration, flags[name], environment);
    if (given.value === null) return undefined;
    const result = declaration.value.safeParse(given.value);
    if (result.success) return result.data;
    wrong.add(name);
    // Somebody may have put a password into an address.
    const value = declaration.secret ? "…" : given.value.replace(/\/\/.*@/, "//…@");
    problems.push(
      `${given.as} is ${JSON.stringify(value)}: it ${result.error.issues[0]?.message ?? "is wrong"}.`,
    );
    return undefined;
  };
  const names = Object.keys(SETTINGS) as SettingName[];
  const values = Object.fromEntries(names.map((name) => [name, read(name)])) as Partial<Values>;
  problems.push(...contradictions(values, wrong));
  if (problems.length > 0) throw new SettingsError(problems);
  return settingsOf(values as Values, environment);
}

function find(
  { variable, flag, default: fallback }: SettingDeclaration,
  given: string | undefined,
  environment: NodeJS.ProcessEnv,
): { as: string; value: string | null } {
  if (given !== undefined) return { as: flag, value: given };
  const set = environment[variable];
  return { as: variable, value: set === undefined || set === "" ? fallback : set };
}

/** What does not go together, though each setting is right by itself; one that is wrong was meant. */
function contradictions(values: Partial<Values>, wrong: ReadonlySet<SettingName>): string[] {
  const { store, jwtIssuer, jwtAudience, apiKeysFile, neo4jUri = "", neo4jCaFile } = values;
  const { port, metricsPort, persistedOnly, persistedOperations } = values;
  const lacks = (name: SettingName): boolean => values[name] === undefined && !wrong.has(name);
  const problems: string[] = [];
  if (store !== undefined && store !== "embedded" && !values.neo4jPassword)
    problems.push(`NEO4J_PASSWORD is not set: the ${store} store needs it.`);
  if (jwtIssuer !== undefined && lacks("jwtAudience"))
    problems.push("JWT_AUDIENCE is not set: without it, tokens for others would let in as well.");
  if (jwtAudience !== undefined && lacks("jwtIssuer"))
    problems.push("JWT_AUDIENCE is set without JWT_ISSUER: nobody's tokens would let in.");
  if (values.public === true && (jwtIssuer ?? apiKeysFile) !== undefined)
    problems.push("PUBLIC is true, but keys or tokens are set as well: take one or the other.");
  if (neo4jCaFile !== undefined && !wrong.has("neo4jUri") && !/^\w+\+s:/i.test(neo4jUri))
    problems.push("NEO4J_CA_FILE is set, but NEO4J_URI is not encrypted: take neo4j+s or bolt+s.");
  if (persistedOperations !== undefined && persistedOnly === false)
    problems.push(
      "PERSISTED_OPERATIONS is set without PERSISTED_ONLY=true: any query would be answered.",
    );
  if (metricsPort !== undefined && metricsPort > 0 && metricsPort === port)
    problems.push(`METRICS_PORT is ${port}, as PORT is: leave it out to have metrics there.`);
  return problems;
}

function settingsOf(values: Values, environment: NodeJS.ProcessEnv): Settings {
  const { host, port, store, logLevel, dataDir, answerCacheMb, neo4jCaFile } = values;
  return {
    host,
    port,
    store,
    logLevel,
    dataDir: resolve(dataDir),
    answerCacheMb,
    neo4j: {
      uri: values.neo4jUri,
      user: values.neo4jUser,
      password: values.neo4jPassword ?? "",
      database: values.neo4jDatabase,
      ...(neo4jCaFile !== undefined && { caFile: resolve(neo4jCaFile) }),
    },
    observation: {
      metricsPort: values.metricsPort ?? null,
      slowQuery: values.slowQueryMs || null,
      traces: values.traces ?? namesReceiver(environment),
    },
    identity: identityOf(values),
    limits: limitsOf(values),
  };
}

/** Whether the standard variables of OpenTelemetry say where traces go. */
const namesReceiver = (environment: NodeJS.ProcessEnv): boolean =>
  Boolean(
    environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
  );
