import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";
import * as generated from "./generated/graphql.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Writes beside the page what it asks, so that a server of published queries answers it. The texts are
 * taken from the module that the page sends them from.
 */
const queriesOfPage: Plugin = {
  name: "queries-of-page",
  generateBundle() {
    // What ends otherwise is a fragment, which operations contain.
    const texts = Object.entries(generated)
      .filter(([name]) => name.endsWith("Document"))
      .map(([, document]) => String(document));
    const manifest = Object.fromEntries(texts.map((text) => [sha256(text), text]));
    this.emitFile({
      type: "asset",
      fileName: "queries.json",
      source: JSON.stringify(manifest, null, 2),
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "/explorer/",
  logLevel: "warn",
  plugins: [queriesOfPage],
  build: {
    outDir: "../dist/explorer",
    emptyOutDir: true,
    // The content security policy lets scripts and styles come from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, handle) {
        // "use client" means something on servers only.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
      },
    },
  },
});
