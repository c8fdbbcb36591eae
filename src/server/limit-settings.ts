import { isIP } from "node:net";
import { DEFAULT_LIMITS, type QueryLimits } from "../api/limits.ts";
import {
  type GivenValues,
  declare,
  listOf,
  seconds,
  text,
  wholeNumber,
  yesOrNo,
} from "./declare-setting.ts";

const count = (variable: string, fallback: number, meaning: string) =>
  declare(variable, "NUMBER", String(fallback), meaning, wholeNumber(1, 100_000_000));

/** Whether a text is an address or a network of some; one of all addresses would let anybody say who asks. */
function isNetwork(text: string): boolean {
  const [, address = "", bits = "1"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}

/** How much a client may ask for, and what it may ask. */
export const LIMIT_SETTINGS = {
  maxDepth: count("MAX_DEPTH", DEFAULT_LIMITS.depth, "How deep the fields of a query may nest."),
  maxFields: count("MAX_FIELDS", DEFAULT_LIMITS.fields, "How many fields a query may select."),
  maxRootFields: count(
    "MAX_ROOT_FIELDS",
    DEFAULT_LIMITS.rootFields,
    "How many fields of the root a query may select.",
  ),
  maxAliases: count("MAX_ALIASES", DEFAULT_LIMITS.aliases, "How many aliases a query may have."),
  maxTokens: count(
    "MAX_TOKENS",
    DEFAULT_LIMITS.tokens,
    "How many names, values and marks a query may have.",
  ),
  maxCost: count(
    "MAX_COST",
    DEFAULT_LIMITS.cost,
    "How much a query may cost; `extensions.cost` of an answer says what it did.",
  ),
  maxListItems: count(
    "MAX_LIST_ITEMS",
    DEFAULT_LIMITS.listItems,
    "How many items a list in an argument or a variable may have.",
  ),
  maxBodyKb: declare(
    "MAX_BODY_KB",
    "NUMBER",
    "1024",
    "How many kilobytes the body of a request may have.",
    wholeNumber(1, 102_400, "kilobytes"),
  ),
  maxVariablesKb: declare(
    "MAX_VARIABLES_KB",
    "NUMBER",
    "512",
    "How many kilobytes the variables of a query may have, as JSON.",
    wholeNumber(1, 102_400, "kilobytes"),
  ),
  queryTimeout: declare(
    "QUERY_TIMEOUT",
    "SECONDS",
    "30",
    "How long a query may take, in seconds; it is ended then, in the store as well. 0 for no limit.",
    seconds(600),
  ),
  maxConcurrentQueries: declare(
    "MAX_CONCURRENT_QUERIES",
    "NUMBER",
    "500",
    "How many queries are worked on at once; others are told to come back. 0 for no limit.",
    wholeNumber(0, 1_000_000),
  ),
  maxRequestsPerMinute: declare(
    "MAX_REQUESTS_PER_MINUTE",
    "NUMBER",
    "0",
    "How many requests a client may send in a minute, told by its key or token, else by its address. 0 for no limit.",
    wholeNumber(0, 100_000_000),
  ),
  trustedProxies: declare(
    "TRUSTED_PROXIES",
    "ADDRESSES",
    null,
    "Addresses or networks of proxies, behind commas, whose X-Forwarded-For tells the address of the client.",
    listOf(isNetwork, "must be IP addresses or networks, as 10.0.0.0/8"),
  ),
  persistedOnly: declare(
    "PERSISTED_ONLY",
    "true|false",
    "false",
    "Whether only published queries are answered, by their text or its SHA-256; those that the explorer asks are published with it.",
    yesOrNo,
  ),
  persistedOperations: declare(
    "PERSISTED_OPERATIONS",
    "PATH",
    null,
    "Which queries are published: a folder of .graphql files, or a JSON file of texts by their SHA-256; without it those of schema/operations.",
    text("must name a folder or a file"),
  ),
} as const;

/** How much a client may ask for. */
export interface Limits {
  readonly query: QueryLimits;
  readonly bodyBytes: number;
  readonly variablesBytes: number;
  /** How many milliseconds a query may take; null for any. */
  readonly timeout: number | null;
  /** How many queries are worked on at once; null for any. */
  readonly concurrent: number | null;
  /** How many requests a client may send in a minute; null for any. */
  readonly requestsPerMinute: number | null;
  /** Who may say in front of us from where a request is. */
  readonly trustedProxies: readonly string[];
  /** Where the queries are that alone are answered, null for our own; undefined where any may be asked. */
  readonly published: string | null | undefined;
}

const KILOBYTE = 1_024;

/** The limits that were set. */
export function limitsOf(values: GivenValues<typeof LIMIT_SETTINGS>): Limits {
  const { persistedOnly, persistedOperations } = values;
  return {
    query: {
      depth: values.maxDepth,
      fields: values.maxFields,
      rootFields: values.maxRootFields,
      aliases: values.maxAliases,
      tokens: values.maxTokens,
      cost: values.maxCost,
      listItems: values.maxListItems,
    },
    bodyBytes: values.maxBodyKb * KILOBYTE,
    variablesBytes: values.maxVariablesKb * KILOBYTE,
    timeout: values.queryTimeout * 1_000 || null,
    concurrent: values.maxConcurrentQueries || null,
    requestsPerMinute: values.maxRequestsPerMinute || null,
    trustedProxies: values.trustedProxies ?? [],
    published: persistedOnly ? (persistedOperations ?? null) : undefined,
  };
}
