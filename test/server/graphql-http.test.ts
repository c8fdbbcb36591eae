import { describe, expect, test } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { useServer } from "./running-server.ts";

describe("the specification of GraphQL over HTTP", () => {
  const { url } = useServer();

  // It may take warnings (SHOULD) and notices (MAY), but no errors (MUST).
  test.each(serverAudits({ url: () => `${url()}/graphql` }).map((audit) => [audit.name, audit]))(
    "%s",
    async (_, audit) => {
      if (typeof audit === "string") throw new Error("not an audit");
      const result = await audit.fn();
      expect({
        status: result.status,
        reason: result.status === "ok" ? "" : result.reason,
      }).not.toMatchObject({ status: "error" });
    },
  );
});
