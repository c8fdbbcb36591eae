/** The peer: @neo4j/graphql on Apollo behind Fastify, over the graph that Codeloom wrote. */
import { ApolloServer } from "@apollo/server";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import { Neo4jGraphQL } from "@neo4j/graphql";
import fastify from "fastify";
import { openDriver, pinned, pinnedParameters, read } from "../database.ts";
import { historyFrom, readReleases, timelineCypher } from "../history.ts";
import { typeDefinitions } from "./type-definitions.ts";

const driver = openDriver();
const releases = await readReleases(driver);

const { before, expression } = timelineCypher("c");
const TIMELINE = `MATCH (c:Code {id: $id}) WHERE c.sinceEpoch <= $epoch AND c.untilEpoch > $epoch
${before} RETURN ${expression} AS timeline`;

const neo4jGraphql = new Neo4jGraphQL({
  typeDefs: typeDefinitions,
  driver,
  features: {
    filters: { String: { GTE: true, LTE: true } },
    excludeDeprecatedFields: {
      attributeFilters: true,
      aggregationFilters: true,
      relationshipFilters: true,
      mutationOperations: true,
    },
  },
  resolvers: {
    Code: {
      history: async ({ id }: { id: string }) => {
        const parameters = { ...pinnedParameters(), id };
        const [row] = await read<{ timeline: unknown[][][] }>(driver, TIMELINE, parameters);
        return historyFrom(id, row?.timeline ?? [], releases);
      },
    },
  },
});

const app = fastify();
const apollo = new ApolloServer({
  schema: await neo4jGraphql.getSchema(),
  plugins: [fastifyApolloDrainPlugin(app)],
});
await apollo.start();
app.get("/ready", (_request, reply) => reply.send("ready"));
app.post(
  "/graphql",
  fastifyApolloHandler(apollo, {
    context: () => Promise.resolve({ sessionConfig: { database: pinned.database } }),
  }),
);
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
