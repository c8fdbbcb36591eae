import type { Graph, GraphWriter } from "../../../src/graph/graph.ts";

/** A graph whose writer fails when it is asked to do a step for the given time. */
export function failingAt(graph: Graph, step: keyof GraphWriter, call: number): Graph {
  return {
    view: () => graph.view(),
    close: () => graph.close(),
    write: (change) =>
      graph.write(async (writer) => {
        let calls = 0;
        const handler: ProxyHandler<GraphWriter> = {
          get(target, name) {
            if (name === step && ++calls === call) throw new Error("on purpose");
            const value: unknown = Reflect.get(target, name);
            return typeof value === "function" ? (value.bind(target) as unknown) : value;
          },
        };
        await change(new Proxy(writer, handler));
      }),
  };
}
