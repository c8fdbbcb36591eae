import { beforeAll, describe, expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const root = join(import.meta.dirname, "..");

const SERVERS = ["codeloom-1", "codeloom-2", "codeloom-3"];

/** What a compose file may hold as far as we use it: any other key is a mistake of ours. */
const Service = z.strictObject({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
      start_period: z.string(),
    })
    .optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).default({}),
  read_only: z.literal(true).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  restart: z.literal("unless-stopped"),
});
const Compose = z.strictObject({
  services: z.strictObject({ neo4j: Service, codeloom: Service }),
  volumes: z.record(z.string(), z.null()),
});
/** The same with several servers; what they have in common stands before them. */
const ScaledCompose = Compose.extend({
  "x-codeloom": Service,
  services: z.strictObject({
    neo4j: Service,
    ...Object.fromEntries(SERVERS.map((name) => [name, Service])),
    proxy: Service,
  }),
});

describe("docker-compose.yml", () => {
  let compose: z.infer<typeof Compose>;
  beforeAll(async () => {
    compose = Compose.parse(parse(await readFile(join(root, "docker-compose.yml"), "utf8")));
  });

  test("runs the Neo4j line that we test against, on a named volume", () => {
    const { neo4j } = compose.services;
    expect(neo4j.image).toBe("neo4j:5.26-community");
    expect(neo4j.volumes).toEqual(["neo4j-data:/data"]);
    expect(compose.volumes).toHaveProperty("neo4j-data");
  });

  test("gives Neo4j its settings under names that the image understands", () => {
    // Dots are written _, underscores __; anything else starting with NEO4J_ keeps it from starting.
    for (const name of Object.keys(compose.services.neo4j.environment))
      expect(name).toMatch(/^NEO4J_(AUTH|(server|db|dbms)_[a-z]+(_{1,2}[a-z]+)*)$/);
  });

  test("gives the server only settings that it has", () => {
    const { environment } = compose.services.codeloom;
    const settings = ["HOST", "PORT", "STORE", "DATA_DIR", "PUBLIC"];
    const ofNeo4j = ["NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE"];
    expect([...settings, ...ofNeo4j]).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(environment).toMatchObject({ STORE: "neo4j", NEO4J_URI: "neo4j://neo4j:7687" });
  });

  test("has no password of its own: both services ask the environment for one", () => {
    const required = /\$\{NEO4J_PASSWORD:\?[^}]+\}$/;
    expect(compose.services.neo4j.environment.NEO4J_AUTH).toMatch(required);
    expect(compose.services.codeloom.environment.NEO4J_PASSWORD).toMatch(required);
  });

  test("starts the server when a query has got through to Neo4j", () => {
    const { neo4j, codeloom } = compose.services;
    expect(codeloom.depends_on).toEqual({ neo4j: { condition: "service_healthy" } });
    expect(neo4j.healthcheck?.test).toEqual(["CMD-SHELL", expect.stringContaining("RETURN 1")]);
    // A single $ would be filled in by compose, from outside of the container.
    expect(neo4j.healthcheck?.test[1]).not.toMatch(/(?<!\$)\$(?!\$)/);
  });

  test("opens its ports to this machine only", () => {
    for (const { ports } of Object.values(compose.services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });
});

describe("docker-compose.scale.yml", () => {
  let alone: z.infer<typeof Compose>["services"];
  let scaled: Record<string, z.infer<typeof Service>>;
  beforeAll(async () => {
    const read = async (file: string): Promise<unknown> =>
      parse(await readFile(join(root, file), "utf8"), { merge: true });
    alone = Compose.parse(await read("docker-compose.yml")).services;
    scaled = ScaledCompose.parse(await read("docker-compose.scale.yml")).services;
  });

  test("runs the same database, opened to this machine for imports alone", () => {
    expect(scaled.neo4j).toEqual({ ...alone.neo4j, ports: ["127.0.0.1:7687:7687"] });
  });

  test("runs servers that are all alike, and write nothing", () => {
    const [first, ...others] = SERVERS.map((name) => scaled[name]);
    for (const other of others) expect(other).toEqual(first);
    expect(first).toMatchObject({ ports: [], volumes: [], read_only: true, cap_drop: ["ALL"] });
    expect(first?.environment).toEqual({ ...alone.codeloom.environment, STORE: "replica" });
  });

  test("has a proxy before them that leads to those that are ready", async () => {
    expect(scaled.proxy?.ports).toEqual(["127.0.0.1:4000:4000"]);
    expect(scaled.proxy?.volumes).toEqual(["./deploy/Caddyfile:/etc/caddy/Caddyfile:ro"]);
    const caddyfile = await readFile(join(root, "deploy/Caddyfile"), "utf8");
    const upstreams = SERVERS.map((name) => `${name}:4000`).join(" ");
    expect(caddyfile).toContain(`\treverse_proxy ${upstreams} {\n`);
    expect(caddyfile).toContain("\t\thealth_uri /readyz\n");
  });
});

describe("the Dockerfile", () => {
  let lines: string[];
  beforeAll(async () => {
    const text = await readFile(join(root, "Dockerfile"), "utf8");
    lines = text.replaceAll("\\\n", "").split("\n");
  });
  const arguments_ = (instruction: string) =>
    lines
      .filter((line) => line.startsWith(`${instruction} `))
      .map((line) => line.slice(instruction.length + 1));

  test("copies files that exist and that .dockerignore lets through", async () => {
    const ignored = (await readFile(join(root, ".dockerignore"), "utf8")).split("\n");
    const copied = arguments_("COPY")
      .filter((line) => !line.startsWith("--from"))
      .flatMap((line) => line.split(" ").slice(0, -1));
    expect(copied).toEqual(expect.arrayContaining(["src", "seed", "schema", "package.json"]));
    for (const path of copied) {
      expect(existsSync(join(root, path))).toBe(true);
      expect(ignored).toContain(`!${path}`);
    }
  });

  test("serves without root's rights and tells whether it is well", () => {
    expect(arguments_("USER")).toEqual(["1000:1000"]);
    expect(arguments_("HEALTHCHECK").join()).toContain("/healthz");
    expect(JSON.parse(arguments_("ENTRYPOINT").join())).toContain("dist/cli/codeloom.js");
    expect(JSON.parse(arguments_("CMD").join())).toEqual(["serve"]);
  });

  test("takes over from its stages what runs, and neither a compiler nor what tests need", () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
    expect(arguments_("FROM")).toEqual([
      "node:22-slim AS build",
      "node:22-slim AS packages",
      "node:22-slim",
    ]);
    const copied = last.filter((line) => line.startsWith("COPY "));
    expect(copied.map((line) => line.split(" ").at(-1))).toEqual([
      "node_modules",
      "dist",
      "package.json",
      "schema",
      "seed",
    ]);
    expect(copied[0]).toBe("COPY --from=packages /app/node_modules node_modules");
    expect(arguments_("RUN").filter((line) => line.startsWith("npm install"))).toEqual([
      "npm install --ignore-scripts",
      "npm install --omit=dev --ignore-scripts",
    ]);
  });

  test("writes nowhere but to its volume, and to that without root's rights", () => {
    expect(arguments_("ENV").join(" ")).toContain("DATA_DIR=/data");
    expect(arguments_("VOLUME")).toEqual(["/data"]);
    expect(arguments_("RUN").at(-1)).toContain("chown 1000:1000 /data");
  });
});
