import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  logLevel: "warn",
  build: {
    outDir: "../dist/graphiql",
    emptyOutDir: true,
    // The content security policy lets fonts and scripts come from files only.
    assetsInlineLimit: 0,
    // Monaco, the editor, is that large.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      onLog(level, log, handle) {
        // "use client" means something on servers only.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
      },
    },
  },
});
