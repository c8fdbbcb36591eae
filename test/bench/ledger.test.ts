import { expect, test } from "@jest/globals";
import { Ledger } from "../../bench/soak/ledger.ts";

const QUESTION = { name: "code-page", body: "{}" };
const answer = (epoch: number, text: string, status = 200) => ({ status, epoch, text });

function ledgerOfTwoStates(): Ledger {
  const ledger = new Ledger();
  ledger.learn(0, QUESTION, answer(1, '{"data":"without"}'));
  ledger.learn(1, QUESTION, answer(2, '{"data":"with"}'));
  return ledger;
}

test("an answer is right in the state of the epoch that it names, and wrong in another", () => {
  const ledger = ledgerOfTwoStates();
  ledger.add(QUESTION, answer(7, '{"data":"without"}'));
  ledger.add(QUESTION, answer(8, '{"data":"with"}'));
  ledger.add(QUESTION, answer(8, '{"data":"without"}'));
  // Told only now, as by an import whose change is seen before it ends.
  ledger.setState(7, 0);
  ledger.setState(8, 1);
  expect(ledger.verdict()).toMatchObject({ right: 2, wrong: 1, failed: 0 });
});

test("an answer of an epoch that nobody told of is wrong", () => {
  const ledger = ledgerOfTwoStates();
  ledger.add(QUESTION, answer(9, '{"data":"without"}'));
  expect(ledger.verdict()).toMatchObject({ right: 0, wrong: 1 });
});

test("refusals and answers with errors have failed, and so has what was lost", () => {
  const ledger = ledgerOfTwoStates();
  ledger.setState(1, 0);
  ledger.add(QUESTION, answer(1, "{}", 503));
  ledger.add(QUESTION, answer(1, '{"errors":[{"message":"no"}]}'));
  ledger.fail("code-page was lost");
  const { right, wrong, failed, problems } = ledger.verdict();
  expect({ right, wrong, failed }).toEqual({ right: 0, wrong: 0, failed: 3 });
  expect(problems).toContain("code-page was lost");
});

test("states that no answer tells apart are noticed", () => {
  expect(ledgerOfTwoStates().differs).toBe(true);
  const ledger = new Ledger();
  for (const state of [0, 1]) ledger.learn(state, QUESTION, answer(1, "{}"));
  expect(ledger.differs).toBe(false);
});
