import type { GraphView } from "../../../src/graph/graph.ts";
import type { Tree } from "../../../src/graph/shape.ts";
import { relation, selection } from "../../graph/fixture.ts";

const VALIDITY = ["validFrom", "validTo"];

/** All that the page of a code shows, in one shape. */
const PAGE = selection("Code", ["id", "code", "system", "summary", "purpose", "tool", "synonyms"], {
  relations: [
    relation(
      "HAS_INDICATOR",
      "out",
      [
        selection("Indicator", ["id", "meaning"], {
          relations: [
            relation("GOVERNS", "out", [selection("Modifier", ["code"])], {
              as: "governs",
              form: "list",
              edge: ["rule", "verdict"],
            }),
          ],
        }),
      ],
      { as: "indicators", form: "list", edge: ["sources", "release", ...VALIDITY] },
    ),
    relation(
      "TAKES_MODIFIER",
      "out",
      [
        selection("Modifier", ["code", "name", "definition"], {
          relations: [
            relation(
              "REFERS_TO",
              "out",
              [selection("Modifier", ["id"]), selection("Code", ["id"])],
              {
                as: "refersTo",
                form: "list",
                edge: ["reason"],
              },
            ),
          ],
        }),
      ],
      {
        as: "modifiers",
        form: "list",
        edge: ["verdict", "listed", "rules", "sources", ...VALIDITY],
      },
    ),
    relation("DESCRIBED_BY", "out", [selection("Source", ["slug", "official", "notice"])], {
      as: "descriptors",
      form: "list",
      edge: ["short", "medium", "long", ...VALIDITY],
    }),
    relation(
      "HAS_STEP",
      "out",
      [
        selection("ProcedureStep", [
          "order",
          "title",
          "instruction",
          "optional",
          "minSeconds",
          "maxSeconds",
        ]),
      ],
      { as: "steps", form: "list", edge: VALIDITY },
    ),
    relation("FOLLOWED_BY", "out", [selection("Aftercare", ["order", "instruction"])], {
      as: "aftercare",
      form: "list",
      edge: VALIDITY,
    }),
    relation(
      "PERFORMED_BY",
      "out",
      [selection("ProviderType", ["name", "taxonomyCode", "grouping"])],
      {
        as: "performedBy",
        form: "list",
        edge: VALIDITY,
      },
    ),
    relation(
      "INDICATED_FOR",
      "out",
      [
        selection("Indication", ["name"], {
          relations: [
            relation("ARISES_FROM", "out", [selection("Cause", ["name"])], {
              as: "causes",
              form: "list",
            }),
          ],
        }),
      ],
      { as: "indications", form: "list", edge: VALIDITY },
    ),
    relation(
      "MEMBER_OF",
      "out",
      [
        selection("Family", ["id", "name", "kind"], {
          relations: [
            relation("MEMBER_OF", "in", [selection("Code", ["code"])], {
              as: "members",
              form: "list",
              edge: ["note"],
            }),
          ],
        }),
      ],
      { as: "families", form: "list", edge: VALIDITY },
    ),
    relation("DISTINGUISHED_FROM", "out", [selection("Code", ["code"])], {
      as: "distinguishedFrom",
      form: "list",
      edge: ["reason", ...VALIDITY],
    }),
    relation("LISTED_BY", "out", [selection("Source", ["slug"])], {
      as: "listedBy",
      form: "list",
      edge: VALIDITY,
    }),
    relation("HAS_EVENT", "out", [selection("ChangeEvent", ["date", "kind", "action", "source"])], {
      as: "history",
      form: "list",
    }),
  ],
});

/** Its relations that hold in time. */
export const TIMED_RELATIONS = [
  "indicators",
  "modifiers",
  "descriptors",
  "steps",
  "aftercare",
  "performedBy",
  "indications",
  "families",
  "distinguishedFrom",
  "listedBy",
];

export type Facts = Record<string, unknown>;

/** The page of a code as of a day; each relation is an array of facts. */
export async function readPage(view: GraphView, code: string, asOf: string): Promise<Tree> {
  const [tree] = await view.read(PAGE, [`Code:${code}`], asOf, []);
  if (tree === null || tree === undefined) throw new Error(`The graph has no code ${code}.`);
  return tree;
}

/** A relation of a page. */
export const of = (page: Tree, relationName: string): Facts[] => page[relationName] as Facts[];

/** What a modifier leads to. */
export async function readModifier(view: GraphView, code: string): Promise<Tree> {
  const shape = selection("Modifier", ["code", "name", "definition", "category"], {
    relations: [
      relation("REFERS_TO", "out", [selection("Modifier", ["id"]), selection("Code", ["id"])], {
        as: "refersTo",
        form: "list",
        edge: ["reason"],
      }),
      relation("NARROWS", "in", [selection("Modifier", ["code"])], {
        as: "narrowedBy",
        form: "list",
        edge: ["reason"],
      }),
    ],
  });
  const [tree] = await view.read(shape, [`Modifier:${code}`], null, []);
  if (tree === null || tree === undefined) throw new Error(`The graph has no modifier ${code}.`);
  return tree;
}

/** A rule by its name. */
export async function readRules(
  view: GraphView,
  names: readonly string[],
): Promise<(Tree | null)[]> {
  const shape = selection("Rule", ["key", "text", "indicator", "list", "origin"]);
  return view.read(
    shape,
    names.map((name) => `Rule:${name}`),
    null,
    [],
  );
}
