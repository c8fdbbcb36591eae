import jestRunner, { type Test, type TestEvents, type UnsubscribeFn } from "jest-runner";
import { usesNeo4j } from "./neo4j/wanted.ts";

// Its types are those of CommonJS, where the class would be a property of what is imported.
const TestRunner = jestRunner as unknown as typeof jestRunner.default;
type TestRunner = InstanceType<typeof TestRunner>;

/** The files that fill the database most, which takes longest to empty again: none comes after. */
const LAST = "import-real-files";

/**
 * Jest's runner of test files, in two lanes at once: one worker for the files that use the database,
 * which has one visitor at a time, and all others for the other files. In one lane a file that waits
 * for its turn would hold up a worker that has other files to run.
 */
export default class Lanes extends TestRunner {
  readonly #database: TestRunner;
  readonly #others: TestRunner;

  constructor(...[globalConfig, context, options]: ConstructorParameters<typeof TestRunner>) {
    super(globalConfig, context, options);
    const lane = (maxWorkers: number): TestRunner =>
      new TestRunner({ ...globalConfig, maxWorkers }, context, options);
    this.#database = lane(1);
    this.#others = lane(Math.max(1, globalConfig.maxWorkers - 1));
  }

  override async runTests(...[tests, watcher, options]: Parameters<TestRunner["runTests"]>) {
    if (options.serial) {
      await super.runTests(tests, watcher, options);
      return;
    }
    const run = async (runner: TestRunner, lane: Test[]): Promise<void> => {
      if (lane.length > 0) await runner.runTests(lane, watcher, options);
    };
    const isLast = ({ path }: Test): number => Number(path.includes(LAST));
    await Promise.all([
      run(
        this.#database,
        tests.filter(({ path }) => usesNeo4j(path)).sort((a, b) => isLast(a) - isLast(b)),
      ),
      run(
        this.#others,
        tests.filter(({ path }) => !usesNeo4j(path)),
      ),
    ]);
  }

  override on<Name extends keyof TestEvents>(
    eventName: Name,
    listener: (eventData: TestEvents[Name]) => void | Promise<void>,
  ): UnsubscribeFn {
    const subscriptions = [
      super.on(eventName, listener),
      this.#database.on(eventName, listener),
      this.#others.on(eventName, listener),
    ];
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    };
  }
}
