/** A value of an enum as people read it: NOT_ALLOWED is "not allowed". */
export const words = (value: string): string => value.replaceAll("_", " ").toLowerCase();

/** The same with a capital letter. */
export const title = (value: string): string => {
  const text = words(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const grouped = new Intl.NumberFormat("en-US");

/** A number with its thousands apart. */
export const count = (value: number): string => grouped.format(value);

const SOURCES: Readonly<Record<string, string>> = {
  aoc: "add-on codes",
  gpci: "localities",
  hcpcs: "HCPCS",
  mpfs: "fee schedule",
  mue: "unit limits",
  nucc: "provider taxonomy",
  opps: "hospital outpatient list",
  pos: "places of service",
  ptp: "procedure pairs",
  rbcs: "RBCS families",
  seed: "own facts",
};

/** The same in short: "fee schedule 2025-10". */
export function shortReleaseName(id: string): string {
  const [, source = "", day = ""] = id.split(":");
  return `${SOURCES[source] ?? source} ${day.slice(0, 7)}`;
}

/** The id of a release as people say it: "fee schedule of 2025-10-01". */
export function releaseName(id: string): string {
  const [, source = "", day = "", ...rest] = id.split(":");
  const name = `${SOURCES[source] ?? source} of ${day}`;
  return rest.length === 0 ? name : `${name}, ${rest.map(words).join(", ")}`;
}
