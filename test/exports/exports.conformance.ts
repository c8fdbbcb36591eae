import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import yauzl from "yauzl";
import type { Graph } from "../../src/graph/graph.ts";
import {
  NODE_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../../src/graph/model/model.ts";
import type { NodeRecord, RelationshipRecord } from "../../src/graph/record.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { putChanges } from "../api/change/made-up-releases.ts";
import { everything } from "../graph/conformance.ts";
import { post, quietSettings } from "../server/running-server.ts";
import { readArrow, readCsv, readGraphml, readNdjson, type Rows } from "./export-files.ts";

/** A day on which some relationships of the made-up releases hold and others do not. */
const DAY = "2024-12-31";

/** What exports hold, whatever the store. */
export function defineExportTests(emptyGraph: () => Promise<Graph>): void {
  let server: RunningServer;
  let nodes: NodeRecord[];
  let keptForItself: string | undefined;
  let relationships: RelationshipRecord[];

  beforeAll(async () => {
    const graph = await emptyGraph();
    await putChanges(graph);
    server = await startServer(quietSettings(), graph);
    const all = await everything(graph.view());
    keptForItself = all.nodes.find(({ type }) => type === "ReleaseContent")?.id;
    nodes = all.nodes.filter(({ type }) => nodeDeclaration(type).internal !== true);
    const ids = new Set(nodes.map(({ id }) => id));
    relationships = all.relationships.filter(({ from, to }) => ids.has(from) && ids.has(to));
  }, 600_000);
  afterAll(() => server.stop());

  const get = async (path: string): Promise<Response> => {
    const response = await fetch(`${server.url}/export/${path}`);
    expect(`${path} ${response.status}`).toBe(`${path} 200`);
    return response;
  };
  const bytes = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await get(path)).arrayBuffer());
  const text = async (path: string): Promise<string> => (await bytes(path)).toString();
  const onDay = (): RelationshipRecord[] =>
    relationships.filter(
      ({ validFrom = "", validTo = "9999" }) => validFrom <= DAY && DAY < validTo,
    );
  const ofNodes = (type: string): Rows =>
    nodes.filter((node) => node.type === type).map(({ id, properties }) => ({ id, ...properties }));

  test("NDJSON is the whole graph over all time, behind a line that says what it is", async () => {
    const [about, ...lines] = readNdjson(await text("graph.ndjson?asOf=all"));
    expect(about).toMatchObject({
      kind: "export",
      epoch: expect.any(Number) as unknown,
      asOf: null,
    });
    expect(about?.notices).toContainEqual(expect.stringMatching(/American Medical Association/));
    const found = (kind: string): string[] =>
      lines.filter((line) => line.kind === kind).map((line) => sorted(line));
    expect(found("node").sort()).toEqual(
      nodes.map((node) => sorted({ kind: "node", ...node })).sort(),
    );
    expect(found("relationship").sort()).toEqual(
      relationships.map((one) => sorted({ kind: "relationship", ...one })).sort(),
    );
    expect(relationships.length).toBeGreaterThan(onDay().length);
  });

  test("GraphML is the graph of a day, with its notices, types and names", async () => {
    const { about, nodes: found, edges } = readGraphml(await text(`graph.graphml?asOf=${DAY}`));
    expect(about).toContain(`as of ${DAY}`);
    expect(about).toContain("American Medical Association");
    expect([...found.keys()].sort()).toEqual(nodes.map(({ id }) => id).sort());
    expect(found.get("Family:dry-needling")).toMatchObject({
      ...{ labels: "Family", label: "Dry needling", kind: "CURATED" },
    });
    expect(found.get("Code:20560")).toMatchObject({ labels: "Code", label: "20560" });
    const ends = (of: { from: string; to: string }, label: string): string =>
      `${of.from} ${label} ${of.to}`;
    expect(edges.map((edge) => ends(edge as never, edge.label ?? "")).sort()).toEqual(
      onDay()
        .map((one) => ends(one, one.type))
        .sort(),
    );
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  });

  test("a part of the graph has the relationships between its nodes", async () => {
    const { nodes: found, edges } = readGraphml(
      await text(`graph.graphml?asOf=${DAY}&nodes=family,Code&relationships=MEMBER_OF`),
    );
    expect(new Set([...found.values()].map(({ labels }) => labels))).toEqual(
      new Set(["Code", "Family"]),
    );
    expect(new Set(edges.map(({ label }) => label))).toEqual(new Set(["MEMBER_OF"]));
    expect(edges).toHaveLength(onDay().filter(({ type }) => type === "MEMBER_OF").length);
  });

  test("a neighbourhood has what the API shows of it, with all properties", async () => {
    const asked = `id: "Code:10001", depth: 2, limit: 20, asOf: "${DAY}"`;
    const query = `{ neighbourhood(${asked}) { nodes { id } relationships { type from to } } }`;
    const answer = (await (await post(server.url, query)).json()) as {
      data: { neighbourhood: { nodes: { id: string }[]; relationships: object[] } };
    };
    const { neighbourhood } = answer.data;
    const path = `graph.ndjson?around=Code:10001&depth=2&limit=20&asOf=${DAY}`;
    const whole = await get(path);
    expect(whole.headers.get("x-codeloom-truncated")).toBe("true");
    const [about, ...lines] = readNdjson(await whole.text());
    expect(about).toMatchObject({ truncated: true });
    const found = lines.filter(({ kind }) => kind === "node");
    expect(found.map(sorted).sort()).toEqual(
      nodes
        .filter(({ id }) => neighbourhood.nodes.some((one) => one.id === id))
        .map((node) => sorted({ kind: "node", ...node }))
        .sort(),
    );
    expect(found).toHaveLength(20);
    const links = lines.filter(({ kind }) => kind === "relationship");
    expect(links.map(({ type, from, to }) => sorted({ type, from, to })).sort()).toEqual(
      neighbourhood.relationships.map(sorted).sort(),
    );
    expect(onDay().map((one) => sorted({ kind: "relationship", ...one }))).toEqual(
      expect.arrayContaining(links.map(sorted)),
    );
  });

  test.each(["Code", "Modifier", "FeeScheduleEntry"])(
    "nodes of type %s are a table as CSV and as Arrow",
    async (type) => {
      const expected = ofNodes(type);
      const csv = readCsv(await text(`nodes/${type}.csv`));
      const names = ["id", ...Object.keys(nodeDeclaration(type as "Code").properties)];
      expect(Object.keys(csv[0] ?? {})).toEqual(names);
      expect(csv).toEqual(expected.map((row) => asTexts(row, names)));
      const { rows, about } = readArrow(await bytes(`nodes/${type}.arrow`));
      expect(rows.map(withoutNulls)).toEqual(expected);
      expect(about.get("notices")).toContain("American Medical Association");
      expect(about.get("epoch")).toMatch(/^\d+$/);
    },
  );

  test("relationships of a type are a table with their ends and times", async () => {
    const expected = onDay().filter(({ type }) => type === "BUNDLES");
    const names = ["from", "to", "validFrom", "validTo"];
    const all = [...names, ...Object.keys(relationshipDeclaration("BUNDLES").properties)];
    const csv = readCsv(await text(`relationships/BUNDLES.csv?asOf=${DAY}`));
    const rows = expected.map(({ properties, type: _, ...rest }) => ({ ...rest, ...properties }));
    const inOrder = (some: Rows): string[] => some.map(sorted).sort();
    expect(inOrder(csv)).toEqual(inOrder(rows.map((row) => asTexts(row, all))));
    const arrow = readArrow(await bytes(`relationships/BUNDLES.arrow?asOf=${DAY}`));
    expect(inOrder(arrow.rows.map(withoutNulls))).toEqual(inOrder(rows.map(withoutNulls)));
    expect(expected.length).toBeGreaterThan(1);
  });

  test("archives have a file for each type, and the notices", async () => {
    const names = await namesIn(await bytes("graph.csv.zip"));
    const types = NODE_TYPES.filter((type) => nodeDeclaration(type).internal !== true);
    expect(names).toEqual(
      expect.arrayContaining(["NOTICE.txt", ...types.map((type) => `nodes/${type}.csv`)]),
    );
    expect(names).toContain("relationships/TAKES_MODIFIER.csv");
    expect(names.join()).not.toContain("ReleaseContent");
  });

  describe("a list of nodes", () => {
    const codes = async (filter: string): Promise<string[]> =>
      readCsv(await text(`nodes/Code.csv?${filter}`)).map(({ code }) => String(code));

    test("is filtered by properties, by family, and by what is in force", async () => {
      const hcpcs = ofNodes("Code").filter(({ system }) => system === "HCPCS");
      expect(await codes("system=HCPCS")).toEqual(hcpcs.map(({ code }) => code));
      expect(await codes("family=Family:dry-needling")).toEqual(["20560", "20561"]);
      expect(await codes("system=HCPCS&active=true&asOf=2024-12-31")).toEqual(["G0001", "G0002"]);
      expect(await codes("system=HCPCS&active=true&asOf=2025-01-01")).toEqual(["G0002"]);
      expect(await codes("code=99999")).toEqual([]);
    });

    test("of modifiers is filtered alike", async () => {
      const modifiers = readCsv(await text("nodes/Modifier.csv?level=HCPCS"));
      const expected = ofNodes("Modifier").filter(({ level }) => level === "HCPCS");
      expect(modifiers.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(expected.length).toBeGreaterThan(10);
    });
  });

  test.each([
    ["nodes/Kode.csv", 404, "NOT_FOUND", "There is no type Kode."],
    ["nodes/Code.xlsx", 404, "NOT_FOUND", "There is no format xlsx."],
    ["nodes/ReleaseContent.csv", 404, "NOT_FOUND", "There is no type ReleaseContent."],
    ["graph.csv", 404, "NOT_FOUND", "There is no format csv."],
    ["../../etc/passwd", 404, "NOT_FOUND", "nothing at this address"],
    ["nodes/Code.csv?sistem=CPT", 400, "BAD_USER_INPUT", "can't be filtered by sistem"],
    ["nodes/Code.csv?active=maybe", 400, "BAD_USER_INPUT", "not true or false"],
    ["nodes/Code.csv?asOf=2025-02-30", 400, "BAD_USER_INPUT", "not a day"],
    ["nodes/ProcedureStep.csv?order=two", 400, "BAD_USER_INPUT", "not a number"],
    ["relationships/BUNDLES.csv?setting=DME", 400, "BAD_USER_INPUT", "only by asOf"],
    ["graph.graphml?nodes=Kode", 400, "BAD_USER_INPUT", "There is no type Kode."],
    ["graph.constructor", 404, "NOT_FOUND", "There is no format constructor."],
    ["nodes/Code.__proto__", 404, "NOT_FOUND", "There is no format __proto__."],
    ["nodes/Code.csv?constructor=x", 400, "BAD_USER_INPUT", "can't be filtered by constructor"],
    ["nodes/Code.csv?system=CPT&system=CDT", 400, "BAD_USER_INPUT", "system is given 2 times"],
    ["graph.ndjson?around=Release:mpfs", 400, "BAD_USER_INPUT", "There is no node"],
    ["graph.graphml?around=Code:99999", 400, "BAD_USER_INPUT", "There is no node Code:99999."],
    ["graph.graphml?around=Code:20560&depth=4", 400, "BAD_USER_INPUT", "can be 1 to 3"],
    ["graph.graphml?around=Code:20560&asOf=all", 400, "BAD_USER_INPUT", "is of a day"],
    ["graph.graphml?depth=2", 400, "BAD_USER_INPUT", "around a node"],
    ["graph.graphml?color=red", 400, "BAD_USER_INPUT", "can't be asked for by color"],
  ])("%s is refused with what to do", async (path, status, code, message) => {
    const response = await fetch(`${server.url}/export/${path}`);
    const { errors } = (await response.json()) as {
      errors: { message: string; extensions: object }[];
    };
    expect(response.status).toBe(status);
    expect(errors).toEqual([
      { message: expect.stringContaining(message) as unknown, extensions: { code } },
    ]);
  });

  test("what the store keeps for itself is no node to export", async () => {
    const internal = keptForItself ?? "";
    expect(internal).toMatch(/^ReleaseContent:/);
    const response = await fetch(
      `${server.url}/export/graph.ndjson?around=${encodeURIComponent(internal)}`,
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("There is no node ReleaseContent:");
  });

  test("files say how they are called, of which epoch they are and where their licences stand", async () => {
    const response = await get(`nodes/Family.csv?asOf=${DAY}`);
    await response.text();
    const { headers } = response;
    const epoch = headers.get("x-codeloom-epoch") ?? "";
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="codeloom-${epoch}-${DAY}-Family.csv"`,
    );
    expect(headers.get("link")).toBe('</export/notices.txt>; rel="license"');
    expect(await text("notices.txt")).toContain("American Medical Association");
    const list = (await (await fetch(`${server.url}/export`)).json()) as Record<string, string[]>;
    expect(list.nodes).toContain("/export/nodes/Code.csv");
    for (const path of [...(list.nodes ?? []), ...(list.relationships ?? [])])
      await text(path.replace("/export/", ""));
  });
}

/** A record as JSON with its keys in order. */
const sorted = (record: object): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(record)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    (_key, value: unknown) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );

const withoutNulls = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value != null));

/** A row as CSV has it. */
const asTexts = (row: Rows[number], names: readonly string[]): Rows[number] =>
  Object.fromEntries(names.map((name) => [name, asText(row[name] ?? "")]));

const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function namesIn(archive: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(archive, { lazyEntries: false }, (error, zip) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const names: string[] = [];
      zip.on("entry", ({ fileName }: { fileName: string }) => names.push(fileName));
      zip.on("end", () => {
        resolve(names);
      });
    });
  });
}
