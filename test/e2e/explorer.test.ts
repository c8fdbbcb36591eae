import { beforeAll, describe, expect, test } from "@jest/globals";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { buildExplorer } from "../cli/build.ts";
import { useServer } from "../server/running-server.ts";
import { describeInBrowser } from "./browser.ts";
import { fillExplored } from "./explored-graph.ts";
import { VIEWS } from "./explorer-views.ts";
import { defineExplorerTests } from "./explorer.conformance.ts";
import { openPage } from "./open-page.ts";
import { violationsOf } from "./violations.ts";

/** Compressed script of the first view, in bytes. */
const BUDGET = 300_000;

/** Goes to a view as a link of the page does, without loading the page again. */
const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate(`history.pushState(null, "", ${JSON.stringify(path)})`);

describeInBrowser("The explorer [embedded]", (browser) => {
  // Before the server starts, which reads the page then.
  beforeAll(buildExplorer, 120_000);
  const { url } = useServer(() => fillExplored(new MemoryGraph()));

  defineExplorerTests({ browser, url });

  // How a view is laid out is the same on every store.
  test.each(VIEWS)("%s fits a phone", async (path, text) => {
    const page = await openPage(browser(), `${url()}${path}`, {
      viewport: { width: 360, height: 740 },
    });
    await page.getByText(text).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(360);
    expect(await violationsOf(page)).toEqual([]);
    expect(page.behaviour.complaints).toEqual([]);
    await page.close();
  });

  test("says that a part of it can't be loaded, and loads again", async () => {
    const page = await openPage(browser(), `${url()}/claim`);
    await page.route("**/*.js", (route) => route.abort());
    await page.getByRole("link", { name: "Graph", exact: true }).click();
    const notice = page.getByRole("alert");
    await notice.getByText(/^This can’t be shown/).waitFor();
    await page.getByRole("link", { name: "Claim check" }).click();
    await notice.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Graph", exact: true }).click();
    await page.unroute("**/*.js");
    await notice.getByRole("button", { name: "Load again" }).click();
    await page.getByText("What it is made of").waitFor();
    await page.close();
  });

  test("comes with little script; drawing graphs is loaded when a graph is opened", async () => {
    const page = await browser().newPage();
    let loaded = 0;
    page.on("response", (response) => {
      if (response.url().endsWith(".js"))
        void response.body().then((body) => (loaded += gzipSync(body).length));
    });
    await page.goto(url());
    await page.waitForLoadState("networkidle");
    const first = loaded;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(BUDGET);
    await page.goto(`${url()}/graph?node=Code%3A20560`);
    await page.getByRole("img", { name: /^Graph of/ }).waitFor();
    expect(loaded).toBeGreaterThan(2 * first);
    await page.close();
  });

  describe("without a server that answers", () => {
    test("it says that it can't be reached, and goes on when asked to", async () => {
      const page = await openPage(browser(), `${url()}/claim`);
      await page.route("**/graphql", (route) => route.abort());
      await page.getByRole("combobox", { name: "Search" }).focus();
      await goTo(page, "/code/20560/limits");
      await page.getByText("The server can't be reached.").first().waitFor({ timeout: 15_000 });
      await page.getByText("NETWORK").first().waitFor();
      await page.unroute("**/graphql");
      await page.getByRole("button", { name: "Try again" }).first().click();
      await page.getByText("a day, without exception").waitFor();
      await page.close();
    });

    test("it shows the server's own words for an error, with its code", async () => {
      const page = await openPage(browser(), `${url()}/claim`);
      const errors = [{ message: "Gone for now.", extensions: { code: "GRAPH_UNAVAILABLE" } }];
      await page.route("**/graphql", (route) => route.fulfill({ status: 503, json: { errors } }));
      await goTo(page, "/modifier/50");
      await page.getByRole("alert").getByText("Gone for now.").waitFor({ timeout: 15_000 });
      await page.getByText("GRAPH_UNAVAILABLE").waitFor();
      await page.close();
    });

    test("it waits for the network, and says so", async () => {
      const page = await openPage(browser(), `${url()}/claim`);
      await page.context().setOffline(true);
      await goTo(page, "/modifier/50");
      await page.getByText("No network.").first().waitFor();
      await page.context().setOffline(false);
      await page.getByText("What decides on it").waitFor();
      await page.close();
    });
  });
});
