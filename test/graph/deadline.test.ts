import { describe, expect, test } from "@jest/globals";
import { setTimeout } from "node:timers/promises";
import { Deadline } from "../../src/graph/deadline.ts";
import { TimeLimitError, type GraphView } from "../../src/graph/graph.ts";
import { selectionOf } from "../../src/graph/whole.ts";
import { Pauses } from "../../src/graph/pauses.ts";
import { perView } from "../../src/graph/per-view.ts";
import { seededGraph } from "../server/running-server.ts";

describe("A deadline [limits]", () => {
  test("tells those who want to know when it passes, and nobody once it is cleared", async () => {
    const told: string[] = [];
    const deadline = new Deadline(20);
    deadline.onPassed(() => told.push("one"));
    deadline.onPassed(() => told.push("other"))();
    const cleared = new Deadline(20);
    cleared.onPassed(() => told.push("cleared"));
    cleared.clear();
    expect(deadline.left).toBeGreaterThan(0);
    deadline.check();
    await setTimeout(60);
    expect([told, deadline.left]).toEqual([["one"], 0]);
    expect(() => {
      deadline.check();
    }).toThrow(TimeLimitError);
  });

  test("bounds how long one waits for work that can't be ended", async () => {
    const deadline = new Deadline(20);
    await expect(deadline.bound(setTimeout(200))).rejects.toThrow(TimeLimitError);
    const kept = new Deadline(1_000);
    expect(await kept.bound(setTimeout(1, "done"))).toBe("done");
    kept.clear();
  });

  test("ends work at its pauses", async () => {
    const pauses = new Pauses(new Deadline(10));
    await pauses.take();
    await setTimeout(30);
    await expect(pauses.take()).rejects.toThrow(TimeLimitError);
  });

  test("ends reads of the memory, long ones at a pause and others before they begin", async () => {
    const view = (await seededGraph()).view();
    const ids = Array.from({ length: 3_000_000 }, (_, i) => `Code:${20_560 + (i % 2)}`);
    const read = (one: GraphView) => one.read(selectionOf("Code", ["code"]), ids, null, []);
    const deadline = new Deadline(50);
    await expect(read(view.until(deadline))).rejects.toThrow(TimeLimitError);
    await expect(
      view.until(deadline).read(selectionOf("Code", ["code"]), ids.slice(0, 1), null, []),
    ).rejects.toThrow(TimeLimitError);
    expect(await read(view)).toHaveLength(ids.length);
  });

  test("of one who asks does not end what is worked out for all", async () => {
    const view = (await seededGraph()).view();
    const asked: GraphView[] = [];
    const known = perView((shared) => {
      asked.push(shared);
      return Promise.resolve(shared.deadline);
    });
    const deadline = new Deadline(1_000);
    expect(await known(view.until(deadline))).toBeNull();
    expect(await known(view)).toBeNull();
    expect(asked).toEqual([view]);
    deadline.clear();
  });
});
