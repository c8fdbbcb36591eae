import { describe, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { DEFAULT_LIMITS } from "../../src/api/limits.ts";
import { SETTING_LIST } from "../../src/server/setting-declarations.ts";
import { readSettings, SettingsError, type Flags } from "../../src/server/settings.ts";

function problemsOf(environment: NodeJS.ProcessEnv, flags?: Flags): readonly string[] {
  try {
    readSettings(environment, flags);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("have defaults that run a server on this machine with no database", () => {
    expect(readSettings({})).toEqual({
      host: "127.0.0.1",
      port: 4000,
      store: "embedded",
      dataDir: resolve(".codeloom"),
      neo4j: { uri: "neo4j://127.0.0.1:7687", user: "neo4j", password: "", database: "neo4j" },
      answerCacheMb: 64,
      logLevel: "info",
      observation: { metricsPort: null, slowQuery: 1_000, traces: false },
      identity: { keysFile: null, tokens: null, isPublic: false, corsOrigins: [] },
      limits: {
        query: DEFAULT_LIMITS,
        bodyBytes: 1_048_576,
        variablesBytes: 524_288,
        timeout: 30_000,
        concurrent: 500,
        requestsPerMinute: null,
        trustedProxies: [],
        published: undefined,
      },
    });
  });

  test("say how much may be asked, and by whom", () => {
    const { identity, limits } = readSettings({
      ...{ MAX_DEPTH: "8", MAX_FIELDS: "90", MAX_ROOT_FIELDS: "7", MAX_ALIASES: "6" },
      ...{ MAX_TOKENS: "500", MAX_COST: "400", MAX_LIST_ITEMS: "30", MAX_BODY_KB: "2" },
      ...{ MAX_VARIABLES_KB: "1", QUERY_TIMEOUT: "1.5", MAX_CONCURRENT_QUERIES: "0" },
      ...{ MAX_REQUESTS_PER_MINUTE: "60", TRUSTED_PROXIES: "10.0.0.0/8, ::1" },
      ...{ PERSISTED_ONLY: "true", API_KEYS_FILE: "/etc/keys" },
      ...{ JWT_ISSUER: "https://id.example/realm", JWT_AUDIENCE: "codeloom", JWT_CLOCK_SKEW: "5" },
      ...{ CORS_ORIGINS: "https://A.example:443,http://b.example:8080" },
    });
    expect(limits).toEqual({
      query: {
        ...{ depth: 8, fields: 90, rootFields: 7, aliases: 6 },
        ...{ tokens: 500, cost: 400, listItems: 30 },
      },
      bodyBytes: 2_048,
      variablesBytes: 1_024,
      timeout: 1_500,
      concurrent: null,
      requestsPerMinute: 60,
      trustedProxies: ["10.0.0.0/8", "::1"],
      published: null,
    });
    expect(identity).toEqual({
      keysFile: "/etc/keys",
      tokens: { issuer: "https://id.example/realm", audience: "codeloom", clockSkew: 5 },
      isPublic: false,
      corsOrigins: ["https://a.example", "http://b.example:8080"],
    });
    expect(readSettings({ QUERY_TIMEOUT: "0" }).limits.timeout).toBeNull();
    expect(readSettings({ METRICS_PORT: "0", PORT: "0" }).observation.metricsPort).toBe(0);
  });

  test("say what an operator sees", () => {
    const observation = (environment: NodeJS.ProcessEnv) => readSettings(environment).observation;
    expect(observation({ METRICS_PORT: "9464", SLOW_QUERY_MS: "0", TRACES: "true" })).toEqual({
      metricsPort: 9464,
      slowQuery: null,
      traces: true,
    });
    const receiver = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
    expect(observation(receiver).traces).toBe(true);
    expect(observation({ ...receiver, TRACES: "false" }).traces).toBe(false);
    expect(problemsOf({ METRICS_PORT: "x", SLOW_QUERY_MS: "-1", TRACES: "yes" })).toEqual([
      'METRICS_PORT is "x": it must be a whole number from 0 to 65535.',
      'SLOW_QUERY_MS is "-1": it must be a whole number from 0 to 3600000.',
      expect.stringMatching(/^TRACES is "yes": it must be one of true, false/),
    ]);
  });

  test("come from the environment, and from flags before that", () => {
    const environment = {
      HOST: "0.0.0.0",
      PORT: "5000",
      STORE: "neo4j",
      DATA_DIR: "/elsewhere",
      NEO4J_URI: "bolt+s://db.example:7688",
      NEO4J_USER: "reader",
      NEO4J_PASSWORD: "secret",
      NEO4J_DATABASE: "codes",
      ANSWER_CACHE_MB: "0",
      LOG_LEVEL: "warn",
    };
    const neo4j = {
      uri: "bolt+s://db.example:7688",
      user: "reader",
      password: "secret",
      database: "codes",
    };
    const read = {
      host: "0.0.0.0",
      port: 5000,
      store: "neo4j",
      logLevel: "warn",
      answerCacheMb: 0,
      neo4j,
    };
    expect(readSettings(environment)).toMatchObject({ ...read, dataDir: "/elsewhere" });
    const flags = { port: "0", neo4jUser: "other", logLevel: "debug" };
    expect(readSettings(environment, flags)).toMatchObject({
      ...read,
      port: 0,
      logLevel: "debug",
      neo4j: { ...neo4j, user: "other" },
    });
  });

  test("take a variable that is set to nothing for one that is not set", () => {
    expect(readSettings({ PORT: "", STORE: "" })).toMatchObject({ port: 4000, store: "embedded" });
  });

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ["a port that is no number", { PORT: "http" }, 'PORT is "http": it must be a whole number'],
    ["a port with a fraction", { PORT: "80.5" }, 'PORT is "80.5"'],
    ["a port below zero", { PORT: "-1" }, 'PORT is "-1"'],
    ["a port above the last", { PORT: "65536" }, "from 0 to 65535"],
    ["a host with a scheme", { HOST: "http://localhost" }, "without scheme and port"],
    ["a host with a port", { HOST: "localhost:4000" }, 'HOST is "localhost:4000"'],
    ["an unknown store", { STORE: "memory" }, "it must be one of embedded, neo4j, replica."],
    ["a mistyped store", { STORE: "neo4" }, "(did you mean neo4j?)"],
    ["a mistyped level", { LOG_LEVEL: "WARNING" }, "(did you mean warn?)"],
    ["a folder of blanks", { DATA_DIR: " " }, 'DATA_DIR is " ": it must name a folder.'],
    ["an address by HTTP", { NEO4J_URI: "http://db:7474" }, "must look like neo4j://host:7687"],
    ["an address without a host", { NEO4J_URI: "bolt://" }, 'NEO4J_URI is "bolt://"'],
    ["an address with a path", { NEO4J_URI: "neo4j://db/graph" }, "nor anything behind the port"],
    ["a user of blanks", { NEO4J_USER: " " }, "must name a user"],
    ["a database of blanks", { NEO4J_DATABASE: " " }, "must name a database"],
    ["a limit of nothing", { MAX_DEPTH: "0" }, "must be a whole number from 1 to 100000000"],
    ["a limit that is no number", { MAX_COST: "high" }, 'MAX_COST is "high"'],
    ["a body of no size", { MAX_BODY_KB: "0" }, "a whole number of kilobytes, from 1 to 102400"],
    ["a time without end", { QUERY_TIMEOUT: "601" }, "a number of seconds, from 0 to 600"],
    ["a proxy by name", { TRUSTED_PROXIES: "proxy" }, "must be IP addresses or networks"],
    [
      "a proxy that is a word of hexadecimal digits",
      { TRUSTED_PROXIES: "dead.beef" },
      "10.0.0.0/8",
    ],
    ["a network of none", { TRUSTED_PROXIES: "10.0.0.0/33" }, "must be IP addresses or networks"],
    ["the network of all", { TRUSTED_PROXIES: "::/0" }, "must be IP addresses or networks"],
    ["neither yes nor no", { PUBLIC: "yes" }, "it must be one of true, false"],
    ["any web site", { CORS_ORIGINS: "*" }, "must be origins as https://app.example"],
    ["a web site with a path", { CORS_ORIGINS: "https://a.example/b" }, "without a path"],
    ["an issuer without TLS", { JWT_ISSUER: "http://id.example" }, "must be an https address"],
    [
      "an issuer without TLS, and nothing else about its audience",
      { JWT_ISSUER: "http://id.example", JWT_AUDIENCE: "codeloom" },
      "must be an https address",
    ],
    ["tokens for anybody", { JWT_ISSUER: "https://id.example" }, "JWT_AUDIENCE is not set"],
    ["tokens of nobody", { JWT_AUDIENCE: "codeloom" }, "JWT_AUDIENCE is set without JWT_ISSUER"],
    [
      "keys that all can do without",
      { PUBLIC: "true", API_KEYS_FILE: "keys" },
      "PUBLIC is true, but keys or tokens are set as well",
    ],
    [
      "certificates for what is not encrypted",
      { NEO4J_CA_FILE: "package.json" },
      "NEO4J_URI is not encrypted",
    ],
    [
      "certificates that are not there",
      { NEO4J_CA_FILE: "nowhere.pem", NEO4J_URI: "neo4j+s://db" },
      'NEO4J_CA_FILE is "nowhere.pem": it must name a file that can be read',
    ],
    [
      "a wrong address, and nothing else about its encryption",
      { NEO4J_CA_FILE: "package.json", NEO4J_URI: "https://db" },
      "must look like neo4j://host:7687",
    ],
    [
      "published queries that would not be all that is answered",
      { PERSISTED_OPERATIONS: "schema/operations" },
      "PERSISTED_OPERATIONS is set without PERSISTED_ONLY=true: any query would be answered.",
    ],
    [
      "metrics where all else is",
      { METRICS_PORT: "4000" },
      "METRICS_PORT is 4000, as PORT is: leave it out to have metrics there.",
    ],
    ["no password for Neo4j", { STORE: "neo4j" }, "NEO4J_PASSWORD is not set"],
  ])("refuse %s", (_, environment, problem) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test("tell all mistakes at once, by the names that were used", () => {
    const flags = { host: "a b", port: "" };
    const problems = problemsOf({ STORE: "x", PORT: "5000", LOG_LEVEL: "y" }, flags);
    expect(problems.map((problem) => problem.split(" ", 1)[0])).toEqual([
      "--host",
      "--port",
      "STORE",
      "LOG_LEVEL",
    ]);
  });

  test.each(["localhost", "::1", "0.0.0.0", "db-1.example.com", "fe80::1"])(
    "take %s for a host",
    (host) => {
      expect(readSettings({ HOST: host }).host).toBe(host);
    },
  );

  test.each(["neo4j://db", "neo4j+ssc://10.0.0.1:7687", "bolt://[::1]:7687", "neo4j+s://a.io/"])(
    "take %s for an address of Neo4j",
    (uri) => {
      expect(readSettings({ NEO4J_URI: uri }).neo4j.uri).toBe(uri);
    },
  );

  test("never show a password, not even one that stands where it should not", () => {
    const problems = problemsOf({
      NEO4J_PASSWORD: "hunter2",
      NEO4J_URI: "neo4j://neo4j:hunter2@db:7687",
      PORT: "x",
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain("hunter2");
  });

  test("are declared with all that help texts and the README say of them", () => {
    expect(SETTING_LIST.map(({ variable }) => variable)).toEqual([
      "HOST",
      "PORT",
      "STORE",
      "DATA_DIR",
      "NEO4J_URI",
      "NEO4J_USER",
      "NEO4J_PASSWORD",
      "NEO4J_DATABASE",
      "NEO4J_CA_FILE",
      "ANSWER_CACHE_MB",
      "LOG_LEVEL",
      "API_KEYS_FILE",
      "JWT_ISSUER",
      "JWT_AUDIENCE",
      "JWT_CLOCK_SKEW",
      "PUBLIC",
      "CORS_ORIGINS",
      "MAX_DEPTH",
      "MAX_FIELDS",
      "MAX_ROOT_FIELDS",
      "MAX_ALIASES",
      "MAX_TOKENS",
      "MAX_COST",
      "MAX_LIST_ITEMS",
      "MAX_BODY_KB",
      "MAX_VARIABLES_KB",
      "QUERY_TIMEOUT",
      "MAX_CONCURRENT_QUERIES",
      "MAX_REQUESTS_PER_MINUTE",
      "TRUSTED_PROXIES",
      "PERSISTED_ONLY",
      "PERSISTED_OPERATIONS",
      "METRICS_PORT",
      "SLOW_QUERY_MS",
      "TRACES",
    ]);
    for (const { flag, variable, meaning } of SETTING_LIST) {
      expect(flag).toBe(`--${variable.toLowerCase().replaceAll("_", "-")}`);
      expect(meaning).toMatch(/\.$/);
    }
  });
});
