import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/explorer/",
  logLevel: "warn",
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
