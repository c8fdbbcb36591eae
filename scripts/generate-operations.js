// Writes the types of the explorer's operations from the schema; with --check it only tells whether
// what is there is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import { parse } from "graphql";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "explorer/operations";
const target = "explorer/generated/";

const read = (path) => readFileSync(join(root, path), "utf8");
const documents = readdirSync(join(root, folder))
  .sort()
  .map((name) => {
    const rawSDL = read(`${folder}/${name}`);
    return { location: `${folder}/${name}`, rawSDL, document: parse(rawSDL) };
  });

const sections = await preset.buildGeneratesSection({
  baseOutputDir: target,
  schema: parse(read("schema/schema.graphql")),
  documents,
  config: {
    documentMode: "string",
    enumsAsTypes: true,
    onlyOperationTypes: true,
    scalars: { Date: "string" },
    skipTypename: true,
    useTypeImports: true,
  },
  presetConfig: { fragmentMasking: false, skipIndexFile: true },
  plugins: [],
  pluginMap: {},
  pluginContext: {},
});

const [wanted] = sections.filter(({ filename }) => filename === `${target}graphql.ts`);
const text = await codegen(wanted);
const path = join(root, wanted.filename);
const isFresh = existsSync(path) && readFileSync(path, "utf8") === text;
if (process.argv.includes("--check")) {
  if (!isFresh) {
    process.stderr.write(`${wanted.filename} is stale: npm run operations\n`);
    process.exitCode = 1;
  }
} else if (!isFresh) writeFileSync(path, text);
