import { oneOf } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { graphql, operation } from "./codeloom-dialect.ts";
import type { Questions } from "./workload.ts";

const DRAWN = 3_200;
const LINES = 10;
const MODIFIERS = [[], [], [], ["59"], ["25"], ["50"], ["RT"], ["LT", "59"]] as const;

/** Claims on a day for which there are edits. No query of the others can say the rules. */
export const claims: Questions = {
  kind: "questions",
  name: "claims",
  about: `a claim of ${LINES} lines checked against all edits, with its evidence`,
  draw: ({ codes }) => {
    const random = stream(5);
    const line = () => ({
      code: oneOf(codes, random),
      units: 1 + Math.floor(random() * 3),
      modifiers: oneOf(MODIFIERS, random),
      placeOfService: oneOf(["11", "21", "22"], random),
    });
    return Array.from({ length: DRAWN }, () => ({
      claim: {
        dateOfService: "2024-08-15",
        setting: "PRACTITIONER",
        lines: Array.from({ length: LINES }, line),
      },
    }));
  },
  codeloom: graphql(operation("check-claim")),
  peer: null,
  handWritten: null,
};
