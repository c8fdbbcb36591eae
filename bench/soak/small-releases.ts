import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCodeloom } from "../data/run-codeloom.ts";

/** A change of the graph that goes in and out again. */
interface SmallRelease {
  readonly source: string;
  readonly file: string;
  /** As `codeloom release remove` wants it. */
  readonly id: string;
}

const DAY = "2025-01-01";

/**
 * Two small releases that alter answers, and the four states of the graph that they make in turn:
 * without them, with one, with both, with the other. What a state holds does not depend on how often
 * it was there before.
 */
export class SmallReleases {
  readonly #releases: readonly [SmallRelease, SmallRelease];
  readonly #environment: NodeJS.ProcessEnv;
  #step = 0;

  private constructor(
    releases: readonly [SmallRelease, SmallRelease],
    environment: NodeJS.ProcessEnv,
  ) {
    this.#releases = releases;
    this.#environment = environment;
  }

  static async of(
    codes: readonly string[],
    folder: string,
    environment: NodeJS.ProcessEnv,
  ): Promise<SmallReleases> {
    const limits = codes.map((code, at) => `${code},${(at % 4) + 1},2,Made-up,Practitioner`);
    const pairs = codes.slice(1).map((code, at) => `${codes[at] ?? ""},${code},1`);
    const written = async (source: string, name: string, lines: string[]): Promise<string> => {
      const file = join(folder, `${source}.csv`);
      await writeFile(file, [name, ...lines, ""].join("\n"));
      return file;
    };
    const mue = await written(
      "mue",
      "hcpcs_code,mue_units,mue_mai,mue_rationale,mue_service",
      limits,
    );
    const aoc = await written("aoc", "primary_code,add_on_code,aoc_edit_type", pairs);
    return new SmallReleases(
      [
        { source: "mue", file: mue, id: `Release:mue:${DAY}:PRACTITIONER` },
        { source: "aoc", file: aoc, id: `Release:aoc:${DAY}` },
      ],
      environment,
    );
  }

  /** How many states there are; the first is the one before any step. */
  static readonly STATES = 4;

  /** The state in which the graph is now, from 0. */
  get state(): number {
    return this.#step % SmallReleases.STATES;
  }

  /** Brings the graph into the next state, and tells its epoch. */
  async next(): Promise<number> {
    const [one, other] = this.#releases;
    const steps = [
      () => this.#put(one),
      () => this.#put(other),
      () => this.#remove(one),
      () => this.#remove(other),
    ];
    const epoch = (await steps[this.state]?.()) ?? 0;
    this.#step += 1;
    return epoch;
  }

  #put({ source, file }: SmallRelease): Promise<number> {
    return this.#run(["import", source, "--allow-partial", "--effective", DAY, file]);
  }

  #remove({ id }: SmallRelease): Promise<number> {
    return this.#run(["release", "remove", id]);
  }

  async #run(parameters: readonly string[]): Promise<number> {
    const { stdout } = await runCodeloom(parameters, this.#environment);
    const epoch = /epoch\s+(\d+)/i.exec(stdout)?.[1];
    if (epoch === undefined)
      throw new Error(`No epoch is told by ${parameters.join(" ")}:\n${stdout}`);
    return Number(epoch);
  }
}
