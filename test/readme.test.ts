import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse, validate } from "graphql";
import { buildSchema } from "../src/api/schema.ts";
import { SETTINGS } from "../src/server/setting-declarations.ts";
import { post, useServer } from "./server/running-server.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, text]) => text ?? "",
  );

describe("the example of the README", () => {
  const { url } = useServer();

  test("is answered as it shows, and with nothing else", async () => {
    const [query = ""] = blocks("graphql");
    const [answer = ""] = blocks("json");
    const response = await post(url(), query);
    expect(await response.json()).toEqual(JSON.parse(answer));
  });
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
