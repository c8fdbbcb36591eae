import { shuffled } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { graphql, route } from "./codeloom-dialect.ts";
import { ALIVE, held, nodesIn, peerDialect, type Tree } from "./peer-dialect.ts";
import type { Questions } from "./workload.ts";

const DRAWN = 160;

const DEEP = `query Deep($code: ID!) {
  code(code: $code) {
    code
    modifiers(first: 5) { nodes { code codes(first: 5) { nodes { code families { nodes { id name } } } } } }
  }
}`;

const IN_DIALECT_OF_PEER = `query Deep($code: String!, $asOf: Date!, $epoch: Int!) {
  codes(where: {code: {eq: $code}, ${ALIVE}}) {
    code
    modifiersConnection${held("first: 5")} { edges { node { code
      codesConnection${held("first: 5")} { edges { node { code
        familiesConnection${held("first: 20")} { edges { node { id name } } }
      } } }
    } } }
  }
}`;

const formOf = ({ codes }: Tree): unknown => {
  const [code] = codes as Tree[];
  if (code === undefined) return { code: null };
  const modifiers = nodesIn(code, "modifiers").map((modifier) => ({
    code: modifier.code,
    codes: {
      nodes: nodesIn(modifier, "codes").map((other) => ({
        code: other.code,
        families: { nodes: nodesIn(other, "families") },
      })),
    },
  }));
  return { code: { code: code.code, modifiers: { nodes: modifiers } } };
};

/** Through modifiers that thousands of codes take. */
export const deep: Questions = {
  kind: "questions",
  name: "deep",
  about: "code → modifiers → codes → families, 5 of each",
  draw: ({ codes }) =>
    shuffled(codes, stream(4))
      .slice(0, DRAWN)
      .map((code) => ({ code })),
  compared: 40,
  codeloom: graphql(DEEP),
  peer: peerDialect(IN_DIALECT_OF_PEER, formOf),
  handWritten: route("deep"),
};
