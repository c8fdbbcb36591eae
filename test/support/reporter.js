import process from "node:process";

/** The stores by whose tag, `[embedded]` for one, describe blocks say what their tests run on. */
const STORES = ["embedded", "neo4j", "replica"];

/** What of a production server tests show, by the tag that titles have: `[limits]` for one. */
const TRIED = ["limits", "identity", "faults"];

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Jest's reporter that says at the end how many tests ran on each store, and how many in all. */
export default class StoreReporter {
  /** @param {import("@jest/reporters").Config.GlobalConfig} globalConfig */
  constructor(globalConfig) {
    this.watching = globalConfig.watch || globalConfig.watchAll;
  }

  /**
   * @param {unknown} _contexts
   * @param {import("@jest/reporters").AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const print = () => process.stdout.write(report(results));
    // Jest's own summary comes after this call, and ours must be the last.
    if (this.watching) print();
    else process.once("exit", print);
  }
}

/** @param {import("@jest/reporters").AggregatedResult} results */
function report(results) {
  const tests = results.testResults.flatMap((file) => file.testResults);
  const all = count(tests);
  // A file that doesn't load has no tests to count, and mustn't be passed over for that.
  all.failed += results.numRuntimeErrorTestSuites;
  return [...byStore(tests), ...tried(tests), sentence(all), ""].join("\n");
}

/** @param {import("@jest/reporters").AssertionResult[]} tests */
function byStore(tests) {
  const on = (store) => tests.filter((one) => one.ancestorTitles.join().includes(`[${store}]`));
  if (STORES.every((store) => on(store).length === 0)) return [];
  return STORES.map((store) => {
    const { passed, failed, skipped } = count(on(store));
    return `Tests on ${store}: ${passed + failed} ran, ${failed} of them failed, ${skipped} skipped`;
  });
}

/** @param {import("@jest/reporters").AssertionResult[]} tests */
function tried(tests) {
  return TRIED.map((what) => ({
    what,
    of: tests.filter((one) => one.fullName.includes(`[${what}]`)),
  }))
    .filter(({ of }) => of.length > 0)
    .map(({ what, of }) => {
      const { passed, failed, skipped } = count(of);
      return `Tried of ${what}: ${passed + failed}, ${failed} of them failed, ${skipped} skipped`;
    });
}

/**
 * @param {import("@jest/reporters").AssertionResult[]} tests
 * @returns {Counts}
 */
function count(tests) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of tests)
    counts[status === "passed" || status === "failed" ? status : "skipped"] += 1;
  return counts;
}

/** @param {Counts} counts */
function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
