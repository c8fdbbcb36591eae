import { expect, test } from "@jest/globals";
import { useCommand } from "../cli/command.ts";
import { post } from "../server/running-server.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";

const SERVERS = 3;
/** What compose file and manifests promise; the machine of a test may be busy with others. */
const PROMISED_MS = 2_000;
const SLOWER_HERE = 10;

describeNeo4j("Several servers on one database [replica]", () => {
  const { start } = useCommand();
  const write = useTemporaryFiles();

  test("all show an import soon after it ended, go forward only, and stand in for one another", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const { uri, user, password, database } = connection();
    const settings = {
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
    };
    const onNeo4j = { ...settings, STORE: "neo4j" };
    expect(await start(["import", "seed"], onNeo4j).ended).toMatchObject({ code: 0 });
    const running = Array.from({ length: SERVERS }, () =>
      start(["serve"], { ...settings, STORE: "replica" }),
    );
    const urls = await Promise.all(
      running.map(async ({ printed }) => {
        const [, url = ""] = await printed(/listens on (http:\S+)\/graphql/);
        await printed(/The graph is at epoch 1/);
        return url;
      }),
    );

    const seen = urls.map(() => 0);
    const lookAt = async (server: number): Promise<void> => {
      const response = await post(urls[server] ?? "", '{ code(code: "Q0007") { code } }');
      const epoch = Number(response.headers.get("x-codeloom-epoch"));
      const code = epoch === 1 ? null : { code: "Q0007" };
      expect(await response.json()).toMatchObject({ data: { code } });
      expect(epoch).toBeGreaterThanOrEqual(seen[server] ?? 0);
      seen[server] = epoch;
    };
    const file = await write("a.csv", csvOf([sampleRow({ code: "Q0007" })]));
    const importing = start(["import", "mpfs", "--allow-partial", file], onNeo4j).ended;
    let ended = 0;
    void importing.then(() => (ended = performance.now()));
    while (ended === 0 || seen.some((epoch) => epoch < 2)) {
      await Promise.all(urls.map((_, server) => lookAt(server)));
      if (ended > 0) expect(performance.now() - ended).toBeLessThan(PROMISED_MS * SLOWER_HERE);
    }
    process.stdout.write(
      `Several servers: ${SERVERS} showed an import within ${Math.round(performance.now() - ended)} ms of its end\n`,
    );
    expect(await importing).toMatchObject({ code: 0 });

    running[0]?.kill();
    await running[0]?.ended;
    for (const server of [1, 2]) await lookAt(server);
    for (const { process: one } of running.slice(1)) one.kill("SIGTERM");
    for (const { ended: end } of running.slice(1)) expect(await end).toMatchObject({ code: 0 });
  }, 600_000);
});
