import { beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { createLogger } from "../../src/server/logger.ts";
import { buildExplorer, buildPage } from "../cli/build.ts";
import { CollectedLines } from "../server/collected-lines.ts";
import { post, useServer } from "../server/running-server.ts";
import { describeInBrowser } from "./browser.ts";
import { fillExplored } from "./explored-graph.ts";
import { VIEWS } from "./explorer-views.ts";
import { openPage } from "./open-page.ts";

const MANIFEST = join(import.meta.dirname, "../../dist/explorer/queries.json");

/** Notes the texts of the queries that a page sends. */
function textsSentBy(page: Page): Set<string> {
  const texts = new Set<string>();
  page.on("request", (request) => {
    if (request.method() !== "POST") return;
    const { query } = request.postDataJSON() as { query: string };
    texts.add(query);
  });
  return texts;
}

describeInBrowser("The pages of a server of published queries [limits]", (browser) => {
  // Before the server starts, which reads the pages then.
  beforeAll(async () => {
    await buildExplorer();
    await buildPage();
  }, 240_000);
  const log = new CollectedLines();
  const { url } = useServer(
    () => fillExplored(new MemoryGraph()),
    () => createLogger("info", log),
    { PERSISTED_ONLY: "true" },
  );

  test("are told of when it starts", () => {
    expect(log.text).toMatch(/Only the \d+ published .* those of the explorer among them\./);
  });

  test("show every view, by texts that are published as they are sent", async () => {
    const manifest = JSON.parse(await readFile(MANIFEST, "utf8")) as Record<string, string>;
    const published = new Set(Object.values(manifest));
    const page = await openPage(browser(), `${url()}/claim`);
    const sent = textsSentBy(page);
    for (const [path, text] of VIEWS) {
      await page.goto(`${url()}${path}`);
      await page.getByText(text).first().waitFor();
      await page.waitForLoadState("networkidle");
      expect([path, await page.getByRole("alert").allInnerTexts()]).toEqual([path, []]);
    }
    await page.getByRole("combobox", { name: "Search" }).fill("needling");
    await page.getByRole("option", { name: /^20560/ }).waitFor();
    expect(page.behaviour.complaints).toEqual([]);
    // Nothing is published for the page that it never asks, and it asks nothing else.
    expect([...sent].sort()).toEqual([...published].sort());
    await page.close();
  }, 120_000);

  test("run the query of a view in GraphiQL, which has no schema to show", async () => {
    const page = await openPage(browser(), `${url()}/code/20560/limits`);
    await page.getByRole("link", { name: "query" }).click();
    await page.locator(".graphiql-query-editor .view-line").first().waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Execute query" }).click();
    await page.locator(".result-window").getByText("unitLimits").first().waitFor();
    await page.close();
  }, 60_000);

  test("don't let them ask anything else", async () => {
    const response = await post(url(), '{ code(code: "20560") { code } }');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "OPERATION_NOT_PUBLISHED" } }],
    });
  });
});
