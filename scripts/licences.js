// Lists the licences of all packages, by what they are for, and fails where licences.json does not
// allow one: `npm run licences`, with `-- --names` for the name of each package.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { URL } from "node:url";
import satisfies from "spdx-satisfies";

const allowed = JSON.parse(readFileSync(new URL("licences.json", import.meta.url), "utf8"));
const root = process.cwd();

/** What npm knows of the packages in a folder; a licence is that of the package's own file. */
const billOf = (folder, ...options) =>
  JSON.parse(
    execFileSync("npm", ["sbom", "--sbom-format=cyclonedx", ...options], {
      cwd: join(root, folder),
      maxBuffer: 2 ** 28,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );

const refs = (components) => new Set(components.map((component) => component["bom-ref"]));

/** Packages that a page imports, and what these depend on: they reach every browser. */
function bundled({ components, dependencies }) {
  const imported = new Set(["explorer", "graphiql"].flatMap(packagesImportedIn));
  const next = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const found = refs(components.filter(({ name }) => imported.has(name)));
  // A set also gives what is added while one goes over it.
  for (const ref of found) for (const one of next.get(ref) ?? []) found.add(one);
  return found;
}

function packagesImportedIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => [".ts", ".tsx"].includes(extname(name)) && !name.startsWith("vite.config"))
    .flatMap((name) => [
      ...readFileSync(join(root, folder, name), "utf8").matchAll(
        /^(?:import|export|\}).*?"((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/.*)?"/gm,
      ),
    ])
    .map(([, name]) => name);
}

const licenceOf = ({ licenses = [] }) =>
  licenses.map(({ expression, license }) => expression ?? license.id ?? license.name).join(" AND ");

function isAllowed(component, list) {
  const licence = licenceOf(component);
  if (allowed.exceptions[component.name]?.licence === licence) return true;
  try {
    return satisfies(licence, list);
  } catch {
    // Nothing: npm passes on only what is an expression of SPDX.
    return false;
  }
}

const everything = billOf(".");
const shipped = new Set([...refs(billOf(".", "--omit=dev").components), ...bundled(everything)]);
const isShipped = (component) => shipped.has(component["bom-ref"]);
const forDevelopment = [...allowed.shipped, ...allowed.development];
const groups = [
  ["Shipped", everything.components.filter(isShipped), allowed.shipped],
  ["Development", everything.components.filter((one) => !isShipped(one)), forDevelopment],
];
if (existsSync(join(root, "bench")))
  groups.push(["Benchmark", billOf("bench", "--package-lock-only").components, forDevelopment]);

const refused = [];
for (const [group, components, list] of groups) {
  const byLicence = {};
  for (const one of components) (byLicence[licenceOf(one)] ??= []).push(one);
  process.stdout.write(`${group}: ${components.length} packages\n`);
  for (const [licence, ones] of Object.entries(byLicence).sort()) {
    const names = ones.map((one) => one["bom-ref"]).join(", ");
    const what = process.argv.includes("--names") ? names : String(ones.length);
    process.stdout.write(`  ${licence || "no licence"}: ${what}\n`);
  }
  for (const one of components)
    if (!isAllowed(one, list))
      refused.push(`${group}: ${one["bom-ref"]} has ${licenceOf(one) || "no licence"}`);
}
if (refused.length > 0) {
  process.stderr.write(`scripts/licences.json does not allow:\n  ${refused.join("\n  ")}\n`);
  process.exitCode = 1;
}
