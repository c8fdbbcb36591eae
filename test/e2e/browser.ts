import { afterAll, beforeAll, describe } from "@jest/globals";
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const path = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));

/**
 * A `describe` with a browser: the system's Chromium, or the one that CHROMIUM names. Skipped where
 * there is none, which in CI is a failure.
 */
export function describeInBrowser(name: string, define: (browser: () => Browser) => void): void {
  if (path === undefined) {
    const why = `there is no Chromium at ${PLACES.join(", ")}, and CHROMIUM names none`;
    if (process.env.CI !== undefined) throw new Error(`CI must test in a browser: ${why}.`);
    process.stderr.write(`\nBROWSER TESTS SKIPPED: ${why}\n\n`);
    describe.skip(name, () => {
      define(() => {
        throw new Error("There is no browser.");
      });
    });
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path, args: FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
    });
    define(() => {
      if (browser === undefined) throw new Error("The browser did not start.");
      return browser;
    });
  });
}
