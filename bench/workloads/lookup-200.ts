import { shuffled } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { graphql, operation, route } from "./codeloom-dialect.ts";
import {
  ALIVE,
  edgesIn,
  HELD,
  held,
  nodesIn,
  peerDialect,
  SHORT,
  shortIn,
  type Tree,
} from "./peer-dialect.ts";
import type { Questions } from "./workload.ts";

const KEYS = 200;
const DRAWN = 480;

const IN_DIALECT_OF_PEER = `query Lookup($codes: [String!]!, $asOf: Date!, $epoch: Int!) {
  codes(where: {code: {in: $codes}, ${ALIVE}}) {
    code
    listedByConnection(first: 1, where: {edge: {${HELD}}}) { edges { node { slug } } }
    ${SHORT}
    indicatorsConnection${held()} { edges { node { type value } } }
  }
}`;

/** The peer answers in whatever order, and its client puts them into that of the keys. */
const inOrder = ({ codes }: Tree): unknown => ({
  codes: (codes as Tree[])
    .map((code) => ({
      code: code.code as string,
      active: edgesIn(code, "listedBy").length > 0,
      descriptors: shortIn(code),
      indicators: nodesIn(code, "indicators"),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1)),
});

/** All keys are of codes in force; that there is no problem, the client of the peer knows by that. */
const codesOnly = (form: (answer: unknown) => unknown) => (answer: unknown) => {
  const { lookupCodes } = form(answer) as { lookupCodes: { code: { code: string } }[] };
  const codes = lookupCodes.map(({ code }) => code);
  return { codes: codes.sort((a, b) => (a.code < b.code ? -1 : 1)) };
};

const codeloom = graphql(operation("lookup"));
const handWritten = route("lookup");

export const lookup200: Questions = {
  kind: "questions",
  name: "lookup-200",
  about: "200 distinct keys looked up in one query",
  draw: ({ codes, day }) => {
    const random = stream(3);
    return Array.from({ length: DRAWN }, () => ({
      codes: shuffled(codes, random).slice(0, KEYS),
      asOf: day,
    }));
  },
  codeloom: { ...codeloom, form: codesOnly(codeloom.form) },
  peer: peerDialect(IN_DIALECT_OF_PEER, inOrder),
  handWritten: { ...handWritten, form: codesOnly(handWritten.form) },
};
