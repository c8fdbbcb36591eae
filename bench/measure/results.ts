import type { RivalName } from "../rivals/rival.ts";
import type { Figures } from "../workloads/workload.ts";
import { medianOf } from "./statistics.ts";

/** The figures of a rival in a workload: medians of the rounds, what they are to others, and the rounds. */
export interface Result extends Figures {
  readonly workload: string;
  readonly rival: RivalName;
  /** How many times as fast as the peer, the hand-written server and the limit. */
  readonly toPeer: number | null;
  readonly toHandWritten: number | null;
  readonly toLimit: number | null;
  readonly rounds: readonly Figures[];
}

const NAMES = ["requestsPerSecond", "p99", "cpu", "databaseCpu", "memory", "bytes"] as const;

/** Sums up the rounds of a workload. */
export function resultsOf(
  workload: string,
  measured: ReadonlyMap<RivalName, readonly Figures[]>,
): Result[] {
  const medians = new Map(
    [...measured]
      .filter(([, rounds]) => rounds.length > 0)
      .map(([rival, rounds]) => [rival, mediansOf(rounds)] as const),
  );
  const to = (figures: Figures, other: RivalName): number | null => {
    const others = medians.get(other);
    return others === undefined ? null : rounded(speedOf(figures) / speedOf(others));
  };
  return [...medians].map(([rival, figures]) => ({
    workload,
    rival,
    ...figures,
    toPeer: to(figures, "peer"),
    toHandWritten: to(figures, "hand-written"),
    toLimit: to(figures, "limit"),
    rounds: (measured.get(rival) ?? []).map((round) => mediansOf([round])),
  }));
}

function mediansOf(rounds: readonly Figures[]): Figures {
  const median = (name: keyof Figures): number | null => {
    const found = medianOf(rounds.map((round) => round[name]));
    return found === null ? null : rounded(found);
  };
  const others = Object.fromEntries(NAMES.map((name) => [name, median(name)]));
  return { p50: median("p50") ?? 0, ...others } as unknown as Figures;
}

const speedOf = ({ requestsPerSecond, p50 }: Figures): number => requestsPerSecond ?? 1_000 / p50;

/** Three digits are more than a run can tell. */
const rounded = (figure: number): number => Number(figure.toPrecision(3));
