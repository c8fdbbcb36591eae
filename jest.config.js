import { availableParallelism } from "node:os";

/** @type {import("jest").Config} */
export default {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "@swc/jest" },
  globalSetup: "<rootDir>/test/support/neo4j/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/neo4j/global-teardown.ts",
  // At least the two lanes of the runner: while the database works, so can we.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  runner: "<rootDir>/test/support/lanes.ts",
  // What a file has loaded stays in the memory of its worker, and makes all that follow slower.
  workerIdleMemoryLimit: "1GB",
  reporters: ["default", "<rootDir>/test/support/reporter.js"],
  // Far above what any takes: on a busy machine a test is slow, not wrong.
  testTimeout: 240_000,
  collectCoverageFrom: ["src/**/*.ts"],
  coverageProvider: "v8",
};
