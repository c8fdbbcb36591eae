import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { post, useServer } from "./server/running-server.ts";
import { useCommand } from "./cli/command.ts";

const text = readFileSync(new URL("../docs/operations.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, block]) => block ?? "",
  );

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}

/** Metrics of the stores with a database, which a server without one does not have. */
const OF_NEO4J = "codeloom_neo4j_";

describe("what operators are told of metrics", () => {
  const { url } = useServer();
  const declared = async (): Promise<string[]> => {
    await (await post(url(), "{ __typename }")).text();
    const metrics = await (await fetch(`${url()}/metrics`)).text();
    return [...metrics.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = "", type]) =>
      type === "histogram" ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    );
  };

  test("the rules are rules of Prometheus over metrics that there are", async () => {
    const [block = ""] = blocks("yaml");
    const { groups } = parse(block) as { groups: { name: string; rules: Rule[] }[] };
    const rules = groups.flatMap((group) => group.rules);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const known = new Set(await declared());
    for (const { alert, expr, annotations } of rules) {
      expect(annotations.summary).toMatch(/\{\{ \$labels\.\w+ \}\}/);
      const names = expr.match(/\b(?:codeloom|nodejs|process)_\w+/g) ?? [];
      expect([alert, names.length]).not.toEqual([alert, 0]);
      for (const name of names)
        if (!name.startsWith(OF_NEO4J))
          expect([alert, name, known.has(name)]).toEqual([alert, name, true]);
      expect(expr.split("(").length).toBe(expr.split(")").length);
    }
  });

  test("the table has all of ours, and none that there is not", async () => {
    const ours = (await declared()).filter(
      (name) => name.startsWith("codeloom_") && !/_(bucket|count|sum)$/.test(name),
    );
    const rows = [...text.matchAll(/^\| `(codeloom_\w+)`(?:, `(_\w+)`)?/gm)];
    const told = rows.flatMap(([, name = "", other]) =>
      other === undefined ? [name] : [name, name.replace(/_[^_]+$/, other)],
    );
    const withoutNeo4j = (names: string[]) =>
      names.filter((name) => !name.startsWith(OF_NEO4J)).sort();
    expect(withoutNeo4j(told)).toEqual(withoutNeo4j(ours));
  });
});

describe("what operators are told to run", () => {
  const { run } = useCommand();

  test("are commands that there are", async () => {
    const commands = blocks("sh").flatMap((block) => [
      ...block.matchAll(/(?<!-u |lib\/)codeloom(?:\.js)? ((?:release )?[a-z]+)(?= |$)/gm),
    ]);
    const names = new Set(commands.map(([, name = ""]) => name));
    expect(names.size).toBeGreaterThan(6);
    for (const name of names) {
      const { code, stdout } = await run(...name.split(" "), "--help");
      expect([name, code]).toEqual([name, 0]);
      expect(stdout).toContain(`Usage: codeloom ${name}`);
    }
  }, 240_000);
});

describe("what operators are told to run", () => {
  const { run } = useCommand();
  /** Commands, those that go over several lines as one. */
  const commands = blocks("sh").flatMap((block) => block.replaceAll("\\\n", " ").split("\n"));

  test("are commands that there are, in containers as well", async () => {
    const { stdout } = await run("--help");
    const known = [...stdout.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = ""]) => name);
    const asked = commands.flatMap((command) => {
      const [, rest] =
        /^docker run .* codeloom(?: (.*))?$/.exec(command) ??
        /(?:^|[\w.]=\S+ |^cd .*&& )(?:npx )?codeloom (.*)$/.exec(command) ??
        [];
      return rest === undefined ? [] : [rest.split(" ", 1)[0] ?? ""];
    });
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("let containers, which listen to all, know who may ask", () => {
    const servers = commands.filter((command) =>
      /^docker run .* codeloom(?: serve)?$/.test(command),
    );
    expect(servers).not.toEqual([]);
    for (const server of servers) expect(server).toMatch(/-e (?:API_KEYS_FILE|JWT_ISSUER|PUBLIC)=/);
  });
});
