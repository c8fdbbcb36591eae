/** @type {import("jest").Config} */
export default {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "@swc/jest" },
  testTimeout: 60_000,
  collectCoverageFrom: ["src/**/*.ts"],
  coverageProvider: "v8",
};
