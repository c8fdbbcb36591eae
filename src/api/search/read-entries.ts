import { setImmediate } from "node:timers/promises";
import { compareText } from "../../graph/compare.ts";
import { OPEN_FROM, dayNumber, type Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { Pauses } from "../../graph/pauses.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { Survey } from "../../graph/survey.ts";
import type { Period } from "../../rules/facts.ts";
import { spans } from "../../rules/timeline.ts";
import { keyLabel, nameIn } from "../node/labels.ts";
import {
  SEARCHED,
  type Days,
  type SearchedType,
  type TextEntry,
  type TextVersion,
  type Texts,
} from "./entries.ts";

const ALWAYS: Days = { from: -Infinity, to: Infinity };

/** How a source describes a node for a time. */
interface Description {
  readonly period: Period;
  readonly rank: number;
  readonly short: string;
  readonly texts: readonly string[];
}

const NONE: readonly never[] = [];

const surveyOf = (from: "Code" | "Modifier" | "ProviderType", described: boolean): Survey => ({
  from,
  relationship: described ? "DESCRIBED_BY" : "LISTED_BY",
  to: "Source",
  edge: ["validFrom", "validTo", ...(described ? ["rank", "short", "medium", "long"] : [])],
  node: ["id"],
});

/** Everything that can be found, by id, with its texts of all times. Others are answered meanwhile. */
export async function readEntries(view: GraphView): Promise<TextEntry[]> {
  const descriptions = new Map<string, Description[]>();
  const listings = new Map<string, Days[]>();
  const periods = new Periods();
  for (const type of ["Code", "Modifier"] as const)
    await survey(view, surveyOf(type, true), (id, [from, to, rank, ...texts]) => {
      const [short, medium, long] = texts.map((text) => (text ?? "") as string);
      push(descriptions, id, {
        period: { from: (from ?? OPEN_FROM) as Day, to: to as Day | null },
        rank: rank as number,
        short: [short, medium, long].find(Boolean) ?? "",
        texts: [short ?? "", medium ?? "", long ?? ""],
      });
    });
  for (const type of ["Code", "Modifier", "ProviderType"] as const)
    await survey(view, surveyOf(type, false), (id, [from, to]) => {
      push(listings, id, periods.of(from as Day | null, to as Day | null));
    });
  const entries: TextEntry[] = [];
  const pauses = new Pauses();
  for (const type of SEARCHED)
    for await (const batch of view.nodes(type))
      for (const record of batch) {
        const { id } = record;
        entries.push(
          entryOf(type, record, descriptions.get(id) ?? NONE, listings.get(id), periods),
        );
        if (pauses.isDue) await pauses.take();
      }
  return entries.sort((a, b) => compareText(a.id, b.id));
}

async function survey(
  view: GraphView,
  asked: Survey,
  add: (id: string, edge: readonly unknown[]) => void,
): Promise<void> {
  for await (const batch of view.survey(asked)) {
    for (const { from, edge, nodes } of batch)
      nodes[0]?.forEach(() => {
        add(from, edge);
      });
    await setImmediate();
  }
}

function push<T>(lists: Map<string, T[]>, id: string, item: T): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [item]);
  else list.push(item);
}

/** Periods that are known: there are few, and tens of thousands of times that they are said. */
class Periods {
  readonly #known = new Map<string, Days>();

  of(from: Day | null, to: Day | null): Days {
    const key = `${from ?? ""} ${to ?? ""}`;
    let days = this.#known.get(key);
    if (days === undefined) {
      days = {
        from: from === null || from <= OPEN_FROM ? -Infinity : dayNumber(from),
        to: to === null ? Infinity : dayNumber(to),
      };
      this.#known.set(key, days);
    }
    return days;
  }
}

/** Types of which sources list nodes; of modifiers those only that a source dates. */
const LISTED: readonly SearchedType[] = ["Code", "Modifier", "ProviderType"];

function entryOf(
  type: SearchedType,
  { id, properties }: NodeRecord,
  descriptions: readonly Description[],
  listed: readonly Days[] | undefined,
  periods: Periods,
): TextEntry {
  const text = (name: string): string => (properties[name] as string | undefined) ?? "";
  const joined = (...names: string[]): string => names.map(text).filter(Boolean).join(". ");
  const common = {
    ...{ id, type, label: nameIn(type, properties) ?? keyLabel(id) },
    system: type === "Code" ? text("system") : null,
    listed: LISTED.includes(type) ? (listed ?? NONE) : null,
  };
  const fixed = (title: string, about: string, key: string): TextVersion => ({
    days: ALWAYS,
    title: title || null,
    texts: { name: title, synonym: "", about, key },
  });
  switch (type) {
    case "Code": {
      const synonyms = (properties.synonyms as string[] | undefined) ?? [];
      const own = {
        name: "",
        synonym: synonyms.join(". "),
        about: joined("summary", "purpose", "tool"),
        key: "",
      };
      return { ...common, key: text("code"), versions: versionsOf(own, descriptions, periods) };
    }
    case "Modifier": {
      const own = {
        ...{ name: text("name"), synonym: "", about: text("definition") },
        key: `modifier ${text("code")}`,
      };
      return { ...common, key: text("code"), versions: versionsOf(own, descriptions, periods) };
    }
    case "Indicator": {
      const title = [text("typeName"), text("value")].join(" ");
      const version = fixed(title, text("meaning"), `indicator ${text("value")}`);
      const name = `${title}. ${text("type").replaceAll("_", " ")}`;
      return {
        ...common,
        // One digit is rather the beginning of a code.
        key: text("value").length > 1 ? text("value") : null,
        versions: [{ ...version, texts: { ...version.texts, name } }],
      };
    }
    case "ProviderType": {
      const about = joined("grouping", "classification", "specialization");
      const key = text("taxonomyCode");
      return {
        ...common,
        key: key || null,
        versions: [fixed(text("name"), about, `provider ${key}`)],
      };
    }
    case "Family":
      return {
        ...common,
        key: null,
        versions: [fixed(text("name"), text("description"), "family")],
      };
    case "Indication":
      return { ...common, key: null, versions: [fixed(text("name"), "", "indication")] };
  }
}

/** What a node is found by over time: its own texts always, and how sources describe it meanwhile. */
function versionsOf(
  own: Texts,
  descriptions: readonly Description[],
  periods: Periods,
): TextVersion[] {
  const always: Description = {
    ...{ period: { from: OPEN_FROM, to: null }, rank: Infinity },
    ...{ short: own.name, texts: [own.name] },
  };
  const hasOwn = Object.values(own).some((text) => text !== "");
  const facts = hasOwn ? [...descriptions, always] : descriptions;
  return spans(facts, (holding) => {
    if (holding.length === 0) return new Map<string, { title: string | null; name: string }>();
    const ordered = [...holding].sort(
      (a, b) => a.rank - b.rank || compareText(a.texts.join("\n"), b.texts.join("\n")),
    );
    const texts = ordered.flatMap((one) => one.texts).filter(Boolean);
    const title = ordered.find(({ short }) => short !== "")?.short ?? null;
    // What two descriptors have in common would count twice.
    return new Map([["", { title, name: [...new Set(texts)].join(". ") }]]);
  }).map(({ period, value: { title, name } }) => ({
    days: periods.of(period.from, period.to),
    title,
    texts: { ...own, name },
  }));
}
