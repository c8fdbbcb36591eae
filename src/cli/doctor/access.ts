import { checkExposure } from "../../server/identity/exposure.ts";
import { KeyRing } from "../../server/identity/key-ring.ts";
import { IssuerUnavailableError, TokenVerifier } from "../../server/identity/token-verifier.ts";
import type { TokenSettings } from "../../server/identity-settings.ts";
import { readPages } from "../../server/page.ts";
import { readPublishedQueries } from "../../server/published-queries.ts";
import { SettingsError, type Settings } from "../../server/settings.ts";
import { count } from "../text.ts";
import { fail, ok, warn, type Finding } from "./finding.ts";

/** Looks at who may ask, and what: a server that can't tell does not start. */
export async function checkAccess(settings: Settings): Promise<Finding[]> {
  const { host, limits, identity } = settings;
  const { keysFile, tokens } = identity;
  const checks: Promise<Finding>[] = [];
  if (keysFile !== null) checks.push(checkKeys(keysFile));
  if (tokens !== null) checks.push(checkIssuer(tokens));
  if (checks.length === 0)
    checks.push(
      check(() => {
        checkExposure(settings);
        return ok("access", `Everybody may ask who reaches ${host}.`);
      }),
    );
  const { published } = limits;
  if (published !== undefined)
    checks.push(
      check(async () => {
        const { texts } = await readPublishedQueries(published, (await readPages()).explorer);
        return ok("access", `${count(texts.size)} published queries are answered, and no others.`);
      }),
    );
  return Promise.all(checks);
}

const checkKeys = (file: string): Promise<Finding> =>
  check(async () => {
    const ignore = () => undefined;
    const keys = await KeyRing.open(file, { onChange: ignore, onProblem: ignore });
    keys.close();
    const what = `${file} has keys: ${count(keys.size)}.`;
    return keys.size > 0
      ? ok("access", what)
      : warn("access", what, "Make some with codeloom key create.");
  });

async function checkIssuer(tokens: TokenSettings): Promise<Finding> {
  try {
    await new TokenVerifier(tokens).askIssuer();
    return ok("access", `Tokens of ${tokens.issuer} let in; it says where its keys are.`);
  } catch (error) {
    if (!(error instanceof IssuerUnavailableError)) throw error;
    const remedy = "Check JWT_ISSUER, and that it can be reached from here.";
    return fail("access", error.message, remedy);
  }
}

/** What is found, or what a server would refuse to start for. */
async function check(find: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const [problem = "", ...remedies] = error.problems;
    return fail(
      "access",
      problem,
      remedies.join(" ") || "Mend it: the server does not start with it.",
    );
  }
}
