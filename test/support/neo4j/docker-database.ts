import { randomBytes } from "node:crypto";
import { runOnce, untilItSucceeds, type Connection } from "./connection.ts";
import type { TestDatabase } from "./database.ts";

const IMAGE = "neo4j:5.26-community";
const BOLT = 7687;

/** Neo4j in a container; null, quickly and quietly, when no Docker engine answers. */
export async function startDockerDatabase(): Promise<TestDatabase | null> {
  const { GenericContainer, getContainerRuntimeClient } = await import("testcontainers");
  try {
    await getContainerRuntimeClient();
  } catch {
    return null;
  }
  const password = randomBytes(12).toString("hex");
  try {
    const container = await new GenericContainer(IMAGE)
      .withExposedPorts(BOLT)
      .withEnvironment({
        NEO4J_AUTH: `neo4j/${password}`,
        NEO4J_server_memory_heap_initial__size: "1g",
        NEO4J_server_memory_heap_max__size: "1g",
        NEO4J_server_memory_pagecache_size: "512m",
        NEO4J_dbms_usage__report_enabled: "false",
      })
      .withStartupTimeout(300_000)
      .start();
    const connection: Connection = {
      uri: `bolt://${container.getHost()}:${container.getMappedPort(BOLT)}`,
      user: "neo4j",
      password,
      database: "neo4j",
    };
    const stop = async () => {
      await container.stop();
    };
    try {
      await untilItSucceeds(() => runOnce(connection, "RETURN 1"), 120);
    } catch (error) {
      await stop();
      throw error;
    }
    return { ...connection, how: "docker", pid: null, stop };
  } catch (error) {
    // An engine that answers may still be unable to fetch the image; Java may do better.
    process.stderr.write(`Docker is there but ${IMAGE} doesn't come up: ${String(error)}\n`);
    return null;
  }
}
