import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse, validate } from "graphql";
import { buildSchema } from "../src/api/schema.ts";
import { MemoryGraph } from "../src/graph/memory/memory-graph.ts";
import { SETTINGS } from "../src/server/setting-declarations.ts";
import { importSeed } from "../src/sources/curated/import-seed.ts";
import { SEED_FOLDER, readCurated } from "../src/sources/curated/read-curated.ts";
import { ApiClient } from "./api/api-client.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, text]) => text ?? "",
  );

test("the query gives the answer that the README shows", async () => {
  const graph = new MemoryGraph();
  await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
  const [query = ""] = blocks("graphql");
  const [answer = ""] = blocks("json");
  const data: unknown = await new ApiClient(graph).data(query);
  expect({ data }).toEqual(JSON.parse(answer));
});

test("every query of the README fits the schema", () => {
  for (const query of blocks("graphql"))
    expect(validate(buildSchema(), parse(query)).map(({ message }) => message)).toEqual([]);
});

test("the table of settings is that of the server", () => {
  const table = /<!-- settings -->\n(.*?)<!-- \/settings -->/s.exec(readme)?.[1] ?? "";
  const rows = table
    .trim()
    .split("\n")
    .slice(2)
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    Object.values(SETTINGS).map(({ variable, flag, default: value, meaning }) => [
      `\`${variable}\``,
      `\`${flag}\``,
      value === null ? "" : `\`${value}\``,
      meaning,
    ]),
  );
});
