/** @type {import("jest").Config} */
export default {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "@swc/jest" },
  globalSetup: "<rootDir>/test/support/neo4j/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/neo4j/global-teardown.ts",
  reporters: ["default", "<rootDir>/test/support/reporter.js"],
  testTimeout: 60_000,
  collectCoverageFrom: ["src/**/*.ts"],
  coverageProvider: "v8",
};
