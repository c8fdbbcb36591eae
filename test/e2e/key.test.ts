import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { newKey } from "../../src/server/identity/api-key.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { buildExplorer, buildPage } from "../cli/build.ts";
import { CollectedLines } from "../server/collected-lines.ts";
import { lineOf } from "../server/identity/line-of.ts";
import { quietSettings, seededGraph } from "../server/running-server.ts";
import { describeInBrowser } from "./browser.ts";
import { KeyDialog } from "./key-dialog.ts";
import { violationsOf } from "./violations.ts";

/** Presses a button as somebody does who has no mouse. */
async function pressByKeyboard(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name }).first();
  await button.waitFor();
  const focused = button.and(page.locator(":focus-visible"));
  for (let i = 0; i < 40 && (await focused.count()) === 0; i++) await page.keyboard.press("Tab");
  expect(await focused.count()).toBe(1);
  await page.keyboard.press("Enter");
}

describeInBrowser("The pages of a server with keys [identity]", (browser) => {
  const [reader, exporter] = [newKey(), newKey()];
  const log = new CollectedLines();
  let folder: string;
  let server: RunningServer;
  beforeAll(async () => {
    // Before the server starts, which reads the pages then.
    await buildExplorer();
    await buildPage();
    folder = await mkdtemp(join(tmpdir(), "codeloom-keys-"));
    const file = join(folder, "keys");
    await writeFile(
      file,
      [lineOf(reader, "reader"), lineOf(exporter, "exporter", ["export"])].join("\n"),
    );
    const settings = quietSettings({ API_KEYS_FILE: file });
    server = await startServer(settings, await seededGraph(), await createLogger("trace", log));
  }, 240_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** A window whose dialog is looked after, with the addresses that it asks for. */
  async function openWindow(): Promise<{ page: Page; dialog: KeyDialog; addresses: string[] }> {
    const page = await browser().newPage();
    page.setDefaultTimeout(15_000);
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    return { page, dialog: await KeyDialog.of(page), addresses };
  }

  test("have the browser ask for one, say what is wrong with it, and are let in by the right one", async () => {
    const { page, dialog, addresses } = await openWindow();
    const wrong = newKey();
    const notice = page.getByRole("alert").first();

    await page.goto(server.url);
    await notice.getByText("Send a key or a token").waitFor();
    await notice.getByText("where the browser asks for a password").waitFor();
    expect(dialog.opened).toBeGreaterThan(0);
    expect(await violationsOf(page)).toEqual([]);

    const before = dialog.opened;
    dialog.will({ password: wrong }, "cancel");
    await pressByKeyboard(page, "Try again");
    await notice.getByText("The key is not known, or it has expired.").waitFor();
    // Chromium opens it again by itself where what was given is refused.
    expect(dialog.opened).toBe(before + 2);

    dialog.will({ password: reader });
    await pressByKeyboard(page, "Try again");
    await page.getByText("What the graph holds").waitFor();
    expect(await violationsOf(page)).toEqual([]);

    const asked = dialog.opened;
    await page.reload();
    await page.getByText("What the graph holds").waitFor();
    await page.goto(`${server.url}/code/20560/modifiers`);
    await page.getByText("Both sides in one session").waitFor();
    await page.getByRole("link", { name: "GraphiQL" }).click();
    await page.locator(".graphiql-query-editor .view-line").first().waitFor({ timeout: 30_000 });
    expect(dialog.opened).toBe(asked);

    const kept = await page.evaluate<string>(
      "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])",
    );
    expect(addresses.length).toBeGreaterThan(20);
    expect(log.lines.length).toBeGreaterThan(20);
    for (const key of [reader, wrong]) {
      const basic = Buffer.from(`anybody:${key}`).toString("base64");
      for (const place of [...addresses, page.url(), kept, log.text]) {
        expect(place).not.toContain(key);
        expect(place).not.toContain(basic);
      }
    }
    await page.context().close();
  }, 120_000);

  test("say what a key lacks that may not read", async () => {
    const { page, dialog } = await openWindow();
    dialog.will(...Array.from({ length: 9 }, () => ({ password: exporter })));
    await page.goto(`${server.url}/modifier/50`);
    const notice = page.getByRole("alert").first();
    await notice.getByText('This needs the scope "read"').waitFor();
    await notice.getByText("Ask the operator").waitFor();
    await page.context().close();
  });

  test("with GraphiQL are not opened without one", async () => {
    const { page, dialog } = await openWindow();
    const refused = await page.goto(`${server.url}/graphql`);
    expect([refused?.status(), dialog.opened]).toEqual([401, 1]);
    dialog.will({ password: reader });
    const opened = await page.goto(`${server.url}/graphql`);
    expect([opened?.status(), dialog.opened]).toEqual([200, 2]);
    await page.context().close();
  });
});
