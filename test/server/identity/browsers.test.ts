import { describe, expect, test } from "@jest/globals";
import { post, useServer } from "../running-server.ts";

const CODE = '{ code(code: "20560") { code } }';
const A = "https://a.example";

describe("pages of other web sites [identity]", () => {
  const { url } = useServer();

  test("may not read answers by default", async () => {
    for (let i = 0; i < 2; i++) {
      const response = await post(url(), CODE, {}, { origin: A });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(response.headers.get("vary")).not.toContain("origin");
      await response.text();
    }
  });

  test.each<[string, RequestInit & { path?: string }]>([
    ["GET without a header of ours", { path: `?query=${encodeURIComponent(CODE)}` }],
    [
      "POST of a form",
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: `query=${encodeURIComponent(CODE)}`,
      },
    ],
    [
      "POST of plain text",
      {
        method: "POST",
        headers: { "content-type": "text/plain" },
        body: JSON.stringify({ query: CODE }),
      },
    ],
    [
      "POST of parts",
      {
        method: "POST",
        body: (() => {
          const form = new FormData();
          form.set("query", CODE);
          return form;
        })(),
      },
    ],
    ["POST of nothing", { method: "POST" }],
  ])("can't have a browser ask by %s", async (_, { path = "", ...init }) => {
    for (let i = 0; i < 2; i++) await (await post(url(), CODE)).text();
    const response = await fetch(`${url()}/graphql${path}`, init);
    expect([400, 415]).toContain(response.status);
    expect(await response.text()).not.toContain('20560"}');
  });
});

describe("pages of web sites that may ask [identity]", () => {
  const { url } = useServer(undefined, undefined, {
    CORS_ORIGINS: `${A}, https://b.example`,
  });
  const preflight = (origin: string) =>
    fetch(`${url()}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });

  test("are told so, each by its own name, with answers that are kept as well", async () => {
    for (const origin of [A, "https://b.example", A]) {
      const response = await post(url(), CODE, {}, { origin });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
      expect(response.headers.get("access-control-expose-headers")).toContain("x-codeloom-epoch");
      expect(response.headers.get("vary")?.toLowerCase()).toContain("origin");
      await response.text();
      const asked = await preflight(origin);
      expect(asked.status).toBe(204);
      expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
      expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
      expect(asked.headers.get("access-control-allow-methods")).not.toContain("DELETE");
    }
  });

  test.each(["https://c.example", "https://a.example.evil", "http://a.example", "null"])(
    "are not %s",
    async (origin) => {
      const response = await post(url(), CODE, {}, { origin });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      await response.text();
      const asked = await preflight(origin);
      expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});

describe("headers that browsers go by [identity]", () => {
  const { url } = useServer();

  test.each(["/", "/graphql", "/export", "/export/nodes/Code.csv", "/healthz", "/readyz", "/none"])(
    "come with %s",
    async (path) => {
      const response = await fetch(`${url()}${path}`, { redirect: "manual" });
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("x-frame-options")).toBe("DENY");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      await response.text();
    },
  );
});
