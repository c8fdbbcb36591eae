import { expect, test } from "@jest/globals";
import { setTimeout } from "node:timers/promises";
import { readWholeGraph } from "../../src/api/whole-graph.ts";
import type { Graph, GraphView } from "../../src/graph/graph.ts";
import { node } from "../../src/graph/record.ts";
import { createLogger } from "../../src/server/logger.ts";
import { readWholeGraphAhead } from "../../src/server/whole-graph-ahead.ts";
import { ownView } from "../support/own-view.ts";
import { seededGraph } from "./running-server.ts";

/** A graph whose views tell of each survey, which may fail. */
function watched(graph: Graph, onSurvey: (epoch: number) => void): Graph {
  const views = new WeakMap<GraphView, GraphView>();
  const view = (): GraphView => {
    const inner = graph.view();
    let outer = views.get(inner);
    if (outer === undefined) {
      outer = ownView({
        epoch: inner.epoch,
        read: (...call) => inner.read(...call),
        list: (...call) => inner.list(...call),
        nodes: (type) => inner.nodes(type),
        relationships: (type) => inner.relationships(type),
        survey: (survey) => {
          onSurvey(inner.epoch);
          return inner.survey(survey);
        },
        reach: (...call) => inner.reach(...call),
        fans: (...call) => inner.fans(...call),
        links: (...call) => inner.links(...call),
        count: () => inner.count(),
      });
      views.set(inner, outer);
    }
    return outer;
  };
  return { view, write: (change) => graph.write(change), close: () => graph.close() };
}

test("each state of the graph is read once, whoever asks meanwhile, also after a change", async () => {
  const inner = await seededGraph();
  const surveys: number[] = [];
  const graph = watched(inner, (epoch) => surveys.push(epoch));
  const stop = readWholeGraphAhead(graph, await createLogger("silent"));
  await Promise.all([readWholeGraph(graph.view()), readWholeGraph(graph.view())]);
  expect(surveys).toEqual(Array<number>(surveys.length).fill(1));
  const once = surveys.length;
  expect(once).toBeGreaterThan(3);
  await graph.write((writer) =>
    writer.putNodes([node("Cause", { slug: "new", name: "new", origin: "made up" })]),
  );
  while (surveys.length < 2 * once) await setTimeout(20);
  await readWholeGraph(graph.view());
  expect(surveys.slice(once)).toEqual(Array<number>(once).fill(2));
  stop();
});

test("what failed is tried again by the next who asks", async () => {
  let failures = 1;
  const graph = watched(await seededGraph(), () => {
    if (failures-- > 0) throw new Error("on purpose");
  });
  const stop = readWholeGraphAhead(graph, await createLogger("silent"));
  await expect(readWholeGraph(graph.view())).rejects.toThrow("on purpose");
  await readWholeGraph(graph.view());
  stop();
});
