import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
} from "jose";
import { createLogger } from "../../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../../src/server/start-server.ts";
import { CollectedLines } from "../collected-lines.ts";
import { post, quietSettings, seededGraph } from "../running-server.ts";

const CODE = '{ code(code: "20560") { code } }';
const NOW = Math.floor(Date.now() / 1_000);
const keys = await generateKeyPair("RS256", { extractable: true });
const others = await generateKeyPair("RS256");

/** An OpenID provider as far as it is asked here. */
async function startIssuer(says: (url: string) => { issuer: string }) {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const server: Server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    response.setHeader("content-type", "application/json");
    if (request.url === "/.well-known/openid-configuration")
      response.end(JSON.stringify({ ...says(url), jwks_uri: `${url}/jwks` }));
    else response.end(JSON.stringify({ keys: [jwk] }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
  return { url: `http://127.0.0.1:${port}`, stop };
}

const log = new CollectedLines();
const serverFor = async (issuer: string, more: NodeJS.ProcessEnv = {}): Promise<RunningServer> =>
  startServer(
    quietSettings({ JWT_ISSUER: issuer, JWT_AUDIENCE: "codeloom", JWT_CLOCK_SKEW: "60", ...more }),
    await seededGraph(),
    await createLogger("trace", log),
  );

async function outcomeOf(asked: Promise<Response>): Promise<string> {
  const response = await asked;
  const { errors } = (await response.json()) as {
    errors?: { message: string; extensions: { code: string } }[];
  };
  const [error] = errors ?? [];
  return error
    ? `${response.status} ${error.extensions.code}: ${error.message}`
    : `${response.status}`;
}

describe("a server that takes tokens [identity]", () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let server: RunningServer;
  const sent: string[] = [];
  beforeAll(async () => {
    issuer = await startIssuer((url) => ({ issuer: url }));
    server = await serverFor(issuer.url);
  });
  afterAll(async () => {
    await server.stop();
    await issuer.stop();
  });
  const claims = (): JWTPayload => ({
    ...{ iss: issuer.url, aud: "codeloom", sub: "somebody", scope: "openid read" },
    ...{ iat: NOW, exp: NOW + 600 },
  });
  const without = (claim: string): JWTPayload =>
    Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim));
  const sign = (payload: JWTPayload, key = keys.privateKey, header = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(key);
  const askWith = (token: string) => {
    sent.push(token);
    return outcomeOf(post(server.url, CODE, {}, { authorization: `Bearer ${token}` }));
  };

  test.each<[string, () => JWTPayload]>([
    ["a token", claims],
    [
      "one for several, this server among them",
      () => ({ ...claims(), aud: ["other", "codeloom"] }),
    ],
    ["one that expired within the skew of clocks", () => ({ ...claims(), exp: NOW - 30 })],
    ["one that begins within the skew of clocks", () => ({ ...claims(), nbf: NOW + 30 })],
    ["one that lists its scopes", () => ({ ...claims(), scope: undefined, scp: ["read"] })],
  ])("lets %s in", async (_, payload) => {
    expect(await askWith(await sign(payload()))).toBe("200");
  });

  test.each<[string, () => Promise<string>, string]>([
    ["that has expired", () => sign({ ...claims(), exp: NOW - 90 }), "The token has expired."],
    ["that never expires", () => sign(without("exp")), "by its claim exp."],
    ["that has not begun", () => sign({ ...claims(), nbf: NOW + 90 }), "by its claim nbf."],
    ["for another", () => sign({ ...claims(), aud: "other" }), "by its claim aud."],
    ["for nobody", () => sign(without("aud")), "by its claim aud."],
    [
      "of another issuer",
      () => sign({ ...claims(), iss: "https://id.example" }),
      "by its claim iss.",
    ],
    ["of nobody", () => sign(without("sub")), "by its claim sub."],
    ["signed by another", () => sign(claims(), others.privateKey), "none of the issuer's."],
    [
      "of a key that the issuer has not",
      () => sign(claims(), keys.privateKey, { kid: "two" }),
      "none of the issuer's.",
    ],
    [
      "without a signature",
      () => Promise.resolve(new UnsecuredJWT(claims()).encode()),
      "none of the issuer's.",
    ],
    [
      "signed by the public key as a secret",
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: "HS256", kid: "one" })
          .sign(new TextEncoder().encode(await exportSPKI(keys.publicKey))),
      "none of the issuer's.",
    ],
    [
      "that was altered",
      async () => {
        const [head, , signature] = (await sign(claims())).split(".");
        const body = Buffer.from(JSON.stringify({ ...claims(), scope: "read export" }));
        return [head, body.toString("base64url"), signature].join(".");
      },
      "none of the issuer's.",
    ],
    ["that is none", () => Promise.resolve("nonsense"), "none of the issuer's."],
  ])("refuses one %s", async (_, token, why) => {
    const outcome = await askWith(await token());
    expect(outcome).toMatch(/^401 UNAUTHENTICATED: /);
    expect(outcome).toContain(why);
  });

  test("goes by the scopes of the token", async () => {
    expect(await askWith(await sign({ ...claims(), scope: "openid" }))).toBe(
      '403 FORBIDDEN: This needs the scope "read", which your key or token does not have.',
    );
    const authorization = `Bearer ${await sign(claims())}`;
    const exported = fetch(`${server.url}/export`, { headers: { authorization } });
    expect(await outcomeOf(exported)).toMatch(/^403 FORBIDDEN/);
  });

  test("has no token in its log", () => {
    expect(sent.length).toBeGreaterThan(15);
    for (const token of sent.filter((one) => one !== "nonsense")) {
      expect(log.text).not.toContain(token);
      expect(log.text).not.toContain(token.split(".")[1]);
    }
  });
});

describe("an issuer [identity]", () => {
  const valid = (issuer: string) =>
    new SignJWT({ scope: "read" })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuer(issuer)
      .setAudience("codeloom")
      .setSubject("somebody")
      .setExpirationTime("10m")
      .sign(keys.privateKey);
  const outcomeAt = async (issuer: string) => {
    const server = await serverFor(issuer);
    try {
      const authorization = `Bearer ${await valid(issuer)}`;
      return await outcomeOf(post(server.url, CODE, {}, { authorization }));
    } finally {
      await server.stop();
    }
  };
  const UNAVAILABLE =
    "503 IDENTITY_UNAVAILABLE: Tokens can't be verified at the moment. Try again later.";

  test("that is away lets nobody in, and is told of in the log", async () => {
    const issuer = await startIssuer((url) => ({ issuer: url }));
    await issuer.stop();
    expect(await outcomeAt(issuer.url)).toBe(UNAVAILABLE);
    expect(log.text).toContain("Tokens can't be verified.");
  });

  test("that says it is another lets nobody in", async () => {
    const issuer = await startIssuer(() => ({ issuer: "https://id.example" }));
    try {
      expect(await outcomeAt(issuer.url)).toBe(UNAVAILABLE);
    } finally {
      await issuer.stop();
    }
  });
});
