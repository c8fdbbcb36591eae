import { sampleRow, type RowToMake } from "../../sources/mpfs/made-up-releases.ts";

/** Descriptors in the manner of official files, shortened as they are, with words of our own. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "11111": "Bx of made-up skin",
  "11112": "Exc made-up skin 2 cm/<",
  "22221": "Njx tendon imagined 1 side",
  "22222": "Inj made-up joint w/o picture",
  "22223": "Inj made-up joint w/ picture",
  "33331": "Rplcmt of invented hip bil",
  "33332": "Tx of imagined fx w/o cut",
  "44441": "Look into bowel made-up, bx",
  "55551": "Mri invented brain w/o dye",
  "55552": "Mri invented brain w/dye",
  "55553": "Ct imagined abd w/o dye",
  "55554": "Us made-up abd complete",
  "66661": "Made-up office visit est pt",
  "66662": "Invented er visit new pt",
  "77771": "Ekg imagined 12 leads",
  "88881": "Vaccine invented flu im",
  "99991": "C&S of made-up sample",
};

/** Rows of a made-up fee schedule for what searches are tried on. */
export const SEARCHED_ROWS: readonly RowToMake[] = Object.entries(DESCRIPTIONS).map(
  ([code, description]) => sampleRow({ code, description }),
);
