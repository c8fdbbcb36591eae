import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * Imports go downwards only. A layer may import itself, what stands before it in this list, and
 * packages; `docs/architecture.md` has the picture.
 */
const layers = ["graph", "rules", "sources", "api", "exports", "server", "cli"];

const layerRule = (layer, index) => {
  const above = layers.slice(index + 1);
  const asideFromSources = ["api", "exports"].includes(layer) ? ["sources"] : [];
  return {
    files: [`src/${layer}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [...above, ...asideFromSources].map((other) => ({
            regex: `^\\.\\./(.*/)?${other}/`,
            message: `src/${layer} must not import src/${other}: imports go downwards only.`,
          })),
        },
      ],
    },
  };
};

export default defineConfig(
  globalIgnores(["dist", "coverage", "schema", ".neo4j", ".codeloom"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-extraneous-class": ["error", { allowWithDecorator: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // neo4j-driver declares its option bags as classes.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
    },
  },
  ...layers.slice(0, -1).map(layerRule),
  // The graph knows no GraphQL, and only its Neo4j store knows the driver.
  {
    files: ["src/graph/**/*.ts", "src/rules/**/*.ts", "src/sources/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value=/^(graphql|type-graphql|@apollo)/]",
          message: "GraphQL belongs to src/api.",
        },
      ],
    },
  },
  // Answers of the API are JSON, which tests reach into freely.
  {
    files: ["test/{api,e2e,server,cli}/**/*.ts"],
    rules: Object.fromEntries(
      ["argument", "assignment", "call", "member-access", "return"].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        "off",
      ]),
    ),
  },
  { files: ["**/*.{js,mjs}"], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
