import { expect, test } from "@jest/globals";
import { withinReach } from "../../explorer/graph/longest-path.ts";
import { AnswerError } from "../../explorer/server/answer-error.ts";

/** Asks a server that looks for paths of so many steps and no more, and says so. */
const upTo =
  (possible: number) =>
  (maxHops: number): Promise<string> =>
    maxHops <= possible
      ? Promise.resolve("no path")
      : Promise.reject(
          new AnswerError("Too much.", {
            ...{ code: "LIMIT_EXCEEDED", argument: "maxHops", possible: Math.max(1, possible) },
          }),
        );

test("paths are asked for as long as the server can look for", async () => {
  expect(await withinReach(upTo(6), 6)).toEqual({ data: "no path", maxHops: 6 });
  expect(await withinReach(upTo(3), 6)).toEqual({ data: "no path", maxHops: 3 });
});

test("where not even one step can be looked for, that is told", async () => {
  await expect(withinReach(upTo(0), 6)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
});

test("other failures are told as they are", async () => {
  const failed = new AnswerError("Gone.", { code: "NETWORK" });
  await expect(withinReach(() => Promise.reject(failed), 6)).rejects.toBe(failed);
});
