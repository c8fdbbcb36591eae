import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { connect } from "node:net";
import { openTurnstile, takeTurn } from "./turnstile.ts";

test("lets one in at a time, in the order in which they came", async () => {
  const turnstile = await openTurnstile();
  const log: string[] = [];
  const visit = async (name: string) => {
    const endTurn = await takeTurn(turnstile.port);
    log.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    log.push(`${name} out`);
    endTurn();
  };
  const first = visit("a");
  await new Promise((resolve) => setTimeout(resolve, 10));
  await Promise.all([first, visit("b"), visit("c")]);
  turnstile.close();
  expect(log.slice(0, 2)).toEqual(["a in", "a out"]);
  expect(log.map((line) => line.slice(2))).toEqual(["in", "out", "in", "out", "in", "out"]);
});

test("passes over one that went away while it waited", async () => {
  const turnstile = await openTurnstile();
  const endTurn = await takeTurn(turnstile.port);
  const impatient = connect(turnstile.port, "127.0.0.1");
  await once(impatient, "connect");
  const patient = takeTurn(turnstile.port);
  impatient.destroy();
  endTurn();
  (await patient)();
  turnstile.close();
});
