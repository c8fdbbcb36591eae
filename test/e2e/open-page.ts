import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** What a page did that somebody should know of. */
export interface Behaviour {
  readonly complaints: string[];
  readonly hosts: Set<string>;
}

/** A page that notes what it does. */
export type WatchedPage = Page & { readonly behaviour: Behaviour };

/** Opens an address in a window of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  page.setDefaultTimeout(15_000);
  const behaviour: Behaviour = { complaints: [], hosts: new Set() };
  page.on("console", (message) => {
    if (message.type() === "error") behaviour.complaints.push(message.text());
  });
  page.on("pageerror", (error) => behaviour.complaints.push(error.message));
  page.on("requestfailed", (request) => {
    // A search that goes on leaves the one before it.
    if (request.failure()?.errorText !== "net::ERR_ABORTED")
      behaviour.complaints.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    if (request.url().startsWith("http")) behaviour.hosts.add(new URL(request.url()).host);
  });
  await page.goto(address);
  return Object.assign(page, { behaviour });
}
