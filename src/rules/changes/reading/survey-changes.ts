import { setImmediate } from "node:timers/promises";
import type { GraphView } from "../../../graph/graph.ts";
import type { Survey, SurveyedBunch } from "../../../graph/survey.ts";
import { changesOfListing } from "../changes-of.ts";
import { countChanges, type Count } from "../count-changes.ts";
import type { Timeline, DerivedKind, Fact, FactBunch, StatedEvent } from "../facts.ts";
import type { ReleaseDays } from "../release-days.ts";
import { familyValue } from "../told.ts";
import { citedBy, editBunch, sourceOfEntry } from "./timeline-of.ts";
import { DESCRIPTORS, EDIT_PROPERTIES, RELATIVE_VALUES } from "./timeline-shape.ts";

type Asked = Omit<Survey, "from">;

/** What changes are told of. */
type Subject = "Code" | "Modifier";
const SUBJECTS: readonly Subject[] = ["Code", "Modifier"];
const CODES: readonly Subject[] = ["Code"];

const VALIDITY = ["validFrom", "validTo"];
const STATED = [...VALIDITY, "release"];

const LISTINGS: Asked = { relationship: "LISTED_BY", to: "Source", edge: STATED, node: ["slug"] };
const ENTRIES: Asked = {
  ...{ relationship: "HAS_CURATED_ENTRY", to: "CuratedEntry" },
  ...{ edge: [], node: ["release", "from"] },
};
const EVENTS: Asked = {
  ...{ relationship: "HAS_EVENT", to: "ChangeEvent", edge: ["release"] },
  node: ["id", "date", "kind", "action", "note", "source"],
};

/** Of which relationships facts of a kind are made, and how. */
interface Kind extends Asked {
  readonly kind: DerivedKind;
  /** Of what there are such facts; of codes alone where nothing is said. */
  readonly of?: readonly Subject[];
  readonly facts: (bunch: SurveyedBunch) => FactBunch | readonly FactBunch[];
}

/** What is read of a bunch begins with its validity, and where it has one, its release. */
const held = ({ edge: [from, to] }: SurveyedBunch): Pick<Fact, "from" | "to"> => ({
  from: from as string | null,
  to: to as string | null,
});
const stated = (bunch: SurveyedBunch): Pick<Fact, "from" | "to" | "releases"> => ({
  ...held(bunch),
  releases: [bunch.edge[2] as string],
});
const texts = (values: readonly unknown[] | undefined): readonly string[] =>
  (values ?? []) as readonly string[];

const KINDS: readonly Kind[] = [
  {
    ...{ kind: "INDICATOR_CHANGED", relationship: "HAS_INDICATOR", to: "Indicator" },
    ...{ edge: [...STATED, "sources"], node: ["type", "value"] },
    facts: (bunch) => ({
      ...held(bunch),
      releases: citedBy(bunch.edge[2] as string, texts(bunch.edge[3] as string[])),
      scope: "",
      groups: texts(bunch.nodes[0]),
      values: texts(bunch.nodes[1]),
    }),
  },
  {
    ...{ kind: "VERDICT_CHANGED", relationship: "TAKES_MODIFIER", to: "Modifier" },
    ...{ edge: [...VALIDITY, "verdict", "sources"], node: ["code"] },
    facts: (bunch) => ({
      ...held(bunch),
      releases: citedBy(null, texts(bunch.edge[3] as string[])),
      scope: "",
      groups: texts(bunch.nodes[0]),
      values: bunch.edge[2] as string,
    }),
  },
  {
    ...{ kind: "RELATIVE_VALUE_CHANGED", relationship: "HAS_FEE_SCHEDULE_ENTRY" },
    ...{ to: "FeeScheduleEntry", edge: STATED, node: ["modifier", ...RELATIVE_VALUES] },
    facts: (bunch) =>
      RELATIVE_VALUES.map((name, i) => ({
        ...stated(bunch),
        scope: name,
        groups: (bunch.nodes[0] ?? []).map((modifier) => (modifier as string | null) ?? ""),
        values: (bunch.nodes[i + 1] ?? []).map(String),
      })),
  },
  {
    ...{ kind: "DESCRIPTOR_CHANGED", of: SUBJECTS },
    ...{ relationship: "DESCRIBED_BY", to: "Source" },
    ...{ edge: [...STATED, ...DESCRIPTORS], node: ["slug"] },
    facts: (bunch) =>
      DESCRIPTORS.flatMap((name, i) => {
        const words = bunch.edge[i + STATED.length] as string | null;
        const groups = texts(bunch.nodes[0]);
        return words === null ? [] : [{ ...stated(bunch), scope: name, groups, values: words }];
      }),
  },
  {
    ...{ kind: "EDIT_CHANGED", relationship: "BUNDLES", to: "Code" },
    ...{ edge: EDIT_PROPERTIES, node: ["code"], facts: editBunch },
  },
  {
    ...{ kind: "LIMIT_CHANGED", relationship: "LIMITED_TO", to: "UnitLimit" },
    ...{ edge: STATED, node: ["setting", "units", "adjudication"] },
    facts: (bunch) => {
      const [settings, units = [], adjudications] = bunch.nodes;
      const words = texts(adjudications);
      return {
        ...stated(bunch),
        scope: "",
        groups: texts(settings),
        values: units.map((number, i) => `${String(number)} ${words[i] ?? ""}`),
      };
    },
  },
  {
    ...{ kind: "ADD_ON_CHANGED", relationship: "ADD_ON_TO", to: "Code" },
    ...{ edge: [...STATED, "kind"], node: ["code"] },
    facts: (bunch) => ({
      ...stated(bunch),
      scope: "",
      groups: texts(bunch.nodes[0]),
      values: bunch.edge[3] as string,
    }),
  },
  {
    ...{ kind: "FAMILY_CHANGED", relationship: "MEMBER_OF", to: "Family" },
    ...{ edge: STATED, node: ["kind", "id", "name"] },
    facts: (bunch) => {
      const [kinds, ids, names] = bunch.nodes.map(texts);
      return {
        ...stated(bunch),
        scope: "",
        groups: kinds ?? [],
        values: (ids ?? []).map((id, i) => familyValue(names?.[i] ?? "", id)),
      };
    },
  },
];

/**
 * Counts the changes of all codes and modifiers, as many as `readChanges` tells: a survey for each type of
 * relationship, so that no more is held than a batch of one, and what sources list.
 */
export async function surveyChanges(
  view: GraphView,
  releases: ReleaseDays,
  count: (subject: string) => Count,
): Promise<void> {
  const sources = await readSources(view);
  for (const { id, listings, events } of sources.values())
    for (const { date, kind, source } of changesOfListing({ id, listings, events }, releases))
      count(id)(date, kind, source, 1);
  for (const { kind, facts, of = CODES, ...asked } of KINDS)
    await survey(view, of, asked, (id, bunches) => {
      const speaking = sources.get(id) ?? SILENCE;
      countChanges(kind, bunches.flatMap(facts), speaking, releases, count(id));
    });
}

/** Calls back with all bunches of each subject; between batches the server answers others. */
async function survey(
  view: GraphView,
  types: readonly Subject[],
  asked: Asked,
  ofSubject: (id: string, bunches: readonly SurveyedBunch[]) => void,
): Promise<void> {
  for (const from of types)
    for await (const batch of view.survey({ from, ...asked })) {
      for (let start = 0; start < batch.length;) {
        const id = batch[start]?.from ?? "";
        let end = start + 1;
        while (batch[end]?.from === id) end++;
        ofSubject(id, batch.slice(start, end));
        start = end;
      }
      await setImmediate();
    }
}

/** What is known of a code or modifier beside its facts. */
interface SubjectSources {
  readonly id: string;
  readonly listings: Fact[];
  readonly events: StatedEvent[];
  readonly curatedFrom: Map<string, string>;
}

const SILENCE: Pick<Timeline, "listings" | "curatedFrom"> = {
  listings: [],
  curatedFrom: new Map(),
};

async function readSources(view: GraphView): Promise<Map<string, SubjectSources>> {
  const found = new Map<string, SubjectSources>();
  const ofSubject = (id: string): SubjectSources => {
    let one = found.get(id);
    if (one === undefined) {
      one = { id, listings: [], events: [], curatedFrom: new Map() };
      found.set(id, one);
    }
    return one;
  };
  await survey(view, SUBJECTS, LISTINGS, (id, bunches) => {
    for (const bunch of bunches)
      for (const group of texts(bunch.nodes[0]))
        ofSubject(id).listings.push({ ...stated(bunch), group, value: "listed" });
  });
  await survey(view, CODES, ENTRIES, (id, bunches) => {
    for (const { nodes } of bunches)
      for (const [i, release] of texts(nodes[0]).entries())
        ofSubject(id).curatedFrom.set(sourceOfEntry(release), texts(nodes[1])[i] ?? "");
  });
  await survey(view, SUBJECTS, EVENTS, (id, bunches) => {
    for (const { edge, nodes } of bunches)
      for (const i of texts(nodes[0]).keys()) {
        const [event, date, kind, action, note, origin] = nodes.map((values) => values[i]);
        const told = { id: event, date, kind, action, note, origin, release: edge[0] };
        ofSubject(id).events.push(told as StatedEvent);
      }
  });
  return found;
}
