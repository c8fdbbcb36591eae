import type { Day } from "../graph/day.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "../graph/record.ts";
import type { Period, Statement } from "../rules/facts.ts";

/** A release as facts cite it. */
export interface CitedRelease {
  readonly key: string;
  /** Id of its node. */
  readonly id: string;
  readonly effectiveFrom: Day;
  readonly setting: string | null;
  readonly variant: string | null;
  readonly file: string;
  /** All files that it came in, in their order. */
  readonly files: readonly string[];
}

/** How rows of a source are kept that need no form of their own. */
export const asJson = <Row extends NumberedRow>(): Pick<Source<Row>, "encode" | "decode"> => ({
  encode: ({ row: _, ...content }) => JSON.stringify(content),
  decode: (text, place) =>
    ({ ...(JSON.parse(text) as Omit<Row, "row">), row: Number(place) }) as Row,
});

/** A row of a file with its number. */
export interface NumberedRow {
  readonly row: number;
}

/**
 * A source whose releases are kept as rows, and whose facts follow from the rows of all its
 * releases. Of a snapshot source a release holds from its day until the next one begins; of a dated
 * source rows carry their own days, and the release with the latest day decides for all of them.
 * Releases of different settings stand side by side. What a release that is not complete lacks is
 * unknown, and the release before it decides on that.
 */
export interface Source<Row extends NumberedRow> {
  readonly slug: string;
  /** Where nodes are from that it alone makes. */
  readonly origin: string;
  readonly time: "SNAPSHOT" | "DATED";
  /** Relationship types of its facts. */
  readonly makes: readonly RelationshipType[];
  /** Whether a fact of such a type is of this source, where others make some as well. */
  readonly owns?: (record: RelationshipRecord) => boolean;
  /** What a row says as a line of text, to be kept. */
  readonly encode: (row: Row) => string;
  readonly decode: (text: string, place: string) => Row;
  /** Where a row stands, to be kept beside it, without tabs: its number, if nothing else is said. */
  readonly placeOf?: (row: Row) => string;
  /**
   * For a source of millions of rows: what its files are sorted by, which is the node that the facts
   * of a row lead away from. Its rows are then never all in memory.
   */
  readonly sortedBy?: (row: Row) => string;
  /** Codes that the row names, the one first that it states something of. */
  readonly codes: (row: Row) => readonly string[];
  /** Nodes that the row makes, codes left out; of several with one id the latest release's counts. */
  readonly nodes: (row: Row, release: CitedRelease) => readonly NodeRecord[];
  /**
   * Facts that the row states; those of a dated source with their validity. Of a snapshot source,
   * days that a row has of its own narrow the time of its release.
   */
  readonly facts: (
    row: Row,
    release: CitedRelease,
    period: Period,
  ) => readonly RelationshipRecord[];
  /** What a row speaks of: of two releases that both speak of it, the later one decides. */
  readonly keyOf: (row: Row) => string;
  /**
   * For a dated source that lists what there is: what an earlier release has and a later complete
   * one lacks was there until that one began.
   */
  readonly lists?: boolean;
  /** The rows of one code as they hold in turn, where a row does not say which one it ends. */
  readonly settle?: (rows: readonly Row[]) => readonly Row[];
  /**
   * For a sorted source: the facts of one start as they hold in turn, where rows say of one thing
   * that it began on one day with different ends.
   */
  readonly inTurn?: (facts: readonly RelationshipRecord[]) => readonly RelationshipRecord[];
  /** What it states of a code beside facts of its own: indicators, descriptors, being in force. */
  readonly statement?: (row: Row, release: CitedRelease, period: Period) => Statement | null;
}
