import { beforeAll, expect, test } from "@jest/globals";
import { readdir } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { buildPage } from "../cli/build.ts";
import { useServer } from "../server/running-server.ts";
import { describeInBrowser } from "./browser.ts";
import { openPage, type WatchedPage } from "./open-page.ts";

async function open(browser: Browser, address: string): Promise<WatchedPage> {
  const page = await openPage(browser, address);
  // The editor comes after the page, and what it shows after that.
  await page.locator(".graphiql-query-editor .view-line").first().waitFor({ timeout: 30_000 });
  return page;
}

/** Runs what stands in the editor; the answer as text, without the blanks between. */
async function execute(page: Page, expected: string): Promise<string> {
  await page.getByRole("button", { name: "Execute query" }).click();
  const answer = page.locator(".result-window");
  await answer.getByText(expected).first().waitFor({ timeout: 15_000 });
  return (await answer.innerText()).replaceAll(/\s/g, "");
}

describeInBrowser("the page with GraphiQL", (browser) => {
  // Before the server starts, which reads the page then.
  beforeAll(buildPage, 120_000);
  const { url } = useServer();

  test("runs the example that it opens with, and asks nobody but this server", async () => {
    const page = await open(browser(), `${url()}/graphql`);
    const answer = await execute(page, "20560");
    expect(answer).toContain('"code":{');
    expect(page.behaviour.complaints).toEqual([]);
    expect([...page.behaviour.hosts]).toEqual([new URL(url()).host]);
    await page.close();
  });

  test("lists the operations of the project, each of which opens ready to run", async () => {
    const page = await open(browser(), `${url()}/graphql`);
    const examples = page.getByRole("region", { name: "Examples" }).getByRole("button");
    const names = await examples.locator("strong").allInnerTexts();
    const files = await readdir(new URL("../../schema/operations/", import.meta.url));
    expect(names.map((name) => `${name}.graphql`).sort()).toEqual(files.sort());
    for (const name of names) {
      await examples.filter({ has: page.getByText(name, { exact: true }) }).click();
      expect(await execute(page, '"data"')).not.toContain('"errors"');
    }
    expect(page.behaviour.complaints).toEqual([]);
    await page.close();
  });

  test("knows the schema: it completes fields, in a worker from this server", async () => {
    const page = await open(browser(), `${url()}/graphql?query=${encodeURIComponent("{\n  \n}")}`);
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("looku");
    await page.locator(".suggest-widget").getByText("lookupCodes").first().waitFor();
    const workers = page.workers().map((worker) => worker.url());
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) expect(worker).toMatch(new RegExp(`^${url()}/graphiql/assets/`));
    expect(page.behaviour.complaints).toEqual([]);
    await page.close();
  });

  test("opens the query and the variables that a link brings along", async () => {
    const query = "query Linked($code: ID!) { code(code: $code) { summary } }";
    const link = new URLSearchParams({ query, variables: '{"code": "20561"}' });
    const page = await open(browser(), `${url()}/graphql?${link.toString()}`);
    const answer = await execute(page, "summary");
    expect(answer).toContain('"data":{"code":{"summary":"');
    await page.close();
  });
});
