import { LIABILITY } from "./clashes.ts";
import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import type { bypassingModifiers } from "./procedure-pairs.ts";
import { fitsTherapy } from "./therapy.ts";
import { nameLines } from "./wording.ts";

/** What another check settles about a modifier on lines of a code, and the lines of which it does. */
export interface Settled {
  readonly drafts: readonly Draft[];
  readonly lines: ReadonlySet<ClaimLine>;
}

/**
 * Who speaks of a modifier of which no verdict does: the edit that it bypasses, as NCCI says of the
 * pair that it may stand on its codes; the lists of therapy codes; and of notices the check of
 * liability, as who pays can be in question with any code (CMS change request 6563; Noridian on GA).
 */
export function settledElsewhere(
  code: string,
  modifier: string,
  group: readonly ClaimLine[],
  claim: Claim,
  facts: ClaimFacts,
  bypassing: ReturnType<typeof bypassingModifiers>,
): Settled {
  const curated = releaseOf(facts, "CURATED");
  const rest = curated === null ? null : { source: wholeRelease(curated) };
  const named = `${modifier} may stand on ${code} (${nameLines(numbersOf(group))})`;
  const lines = new Set(group);
  if (rest !== null && LIABILITY.includes(modifier))
    return {
      lines,
      drafts: [
        {
          ...rest,
          status: "PASS",
          rule: "MODIFIER_FITS_NOTICE",
          lines: numbersOf(group),
          message: `${named}, as what it says of notice and liability can be so with any code.`,
        },
      ],
    };
  const therapy = fitsTherapy(code, modifier, claim, facts);
  // That it does not fit is what the check of therapy says.
  if (therapy === false) return { lines, drafts: [] };
  if (rest !== null && therapy === true)
    return {
      lines,
      drafts: [
        {
          ...rest,
          status: "PASS",
          rule: "MODIFIER_FITS_THERAPY",
          lines: numbersOf(group),
          message: `${named}, which is on a list of therapy codes.`,
        },
      ],
    };
  return byEdit(code, modifier, group, bypassing);
}

function byEdit(
  code: string,
  modifier: string,
  group: readonly ClaimLine[],
  bypassing: ReturnType<typeof bypassingModifiers>,
): Settled {
  const edits = group.flatMap((line) => {
    const edit = bypassing.get(line.number)?.get(modifier);
    return edit === undefined ? [] : [{ line, edit }];
  });
  return {
    lines: new Set(edits.map(({ line }) => line)),
    drafts: edits.map(({ line, edit }) => ({
      status: "PASS",
      rule: "MODIFIER_FITS_EDIT",
      lines: [line.number],
      message: `${modifier} may stand on ${code} of line ${String(line.number)}, as the edit of ${edit.columnOne} and ${edit.columnTwo} permits it.`,
      source: edit.source,
    })),
  };
}
