/**
 * A section of a code set. Only the lowest ones have ranges, `99202-99215` or `69990`: both ends
 * belong to a range, and it holds codes of one form.
 */
export interface Section {
  readonly id: string;
  readonly name: string;
  readonly parent?: string | undefined;
  readonly ranges?: readonly string[] | undefined;
  readonly origin: string;
}

/** The lowest section that a code is in; null for a number that no section is given. */
export function sectionOf<Kind extends Section>(
  code: string,
  sections: Iterable<Kind>,
): Kind | null {
  return sectionFinder(sections)(code);
}

/** The same for many codes: the ranges are put in order once. */
export function sectionFinder<Kind extends Section>(
  sections: Iterable<Kind>,
): (code: string) => Kind | null {
  const byForm = new Map<string, { first: string; last: string; section: Kind }[]>();
  for (const section of sections)
    for (const range of section.ranges ?? []) {
      const [first, last] = endsOf(range);
      const form = formOf(first);
      byForm.set(form, [...(byForm.get(form) ?? []), { first, last, section }]);
    }
  for (const ranges of byForm.values()) ranges.sort((a, b) => (a.first < b.first ? -1 : 1));
  return (code) => {
    const found = byForm.get(formOf(code))?.findLast(({ first }) => first <= code);
    return found !== undefined && code <= found.last ? found.section : null;
  };
}

/** A section with those that it is part of, the lowest first. */
export function sectionPath<Kind extends Section>(
  section: Kind,
  sections: ReadonlyMap<string, Kind>,
): Kind[] {
  const path: Kind[] = [];
  for (
    let one: Kind | undefined = section;
    one !== undefined && !path.includes(one);
    one = sections.get(one.parent ?? "")
  )
    path.push(one);
  return path;
}

/** What is wrong with a list of sections, each in a sentence; none when a code has one place in it. */
export function sectionProblems(sections: readonly Section[]): string[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const parents = new Set(sections.flatMap(({ parent }) => parent ?? []));
  const problems: string[] = [];
  for (const { id } of sections.filter((section) => byId.get(section.id) !== section))
    problems.push(`${id} stands twice.`);
  for (const section of sections) {
    const { id, parent } = section;
    const ranges = section.ranges ?? [];
    if (parent !== undefined && !byId.has(parent)) problems.push(`${id} is part of no ${parent}.`);
    if (sectionPath(section, byId).at(-1)?.parent !== undefined && byId.has(parent ?? ""))
      problems.push(`${id} is part of itself.`);
    if (parents.has(id) === ranges.length > 0)
      problems.push(`${id} needs either ranges or sections that are part of it.`);
    for (const range of ranges.filter((one) => !isRange(one)))
      problems.push(`${range} of ${id} is no range of codes of one form.`);
  }
  return [...problems, ...overlaps(sections)];
}

/** Two overlap where the one holds the first code of the other. */
function overlaps(sections: readonly Section[]): string[] {
  // Each range is taken apart once: hundreds of them are compared with hundreds.
  const all = sections.flatMap(({ id, ranges = [] }) =>
    ranges.map((range) => {
      const [first, last] = endsOf(range);
      return { id, range, first, last, form: formOf(first), isRange: isRange(range) };
    }),
  );
  return all.flatMap((a) =>
    all
      .filter(
        (b) =>
          b !== a &&
          b.isRange &&
          // Numbers are told apart from those with a letter: 0001T is not between 00001 and 00100.
          b.form === a.form &&
          b.first <= a.first &&
          a.first <= b.last,
      )
      .map((b) => `${a.range} of ${a.id} begins within ${b.range} of ${b.id}.`),
  );
}

function isRange(range: string): boolean {
  const [first, last] = endsOf(range);
  return /^[0-9A-Z]{5}$/.test(first) && formOf(first) === formOf(last) && first <= last;
}

function endsOf(range: string): readonly [string, string] {
  const [first = "", last = first] = range.split("-");
  return [first, last];
}

/** 00000, 0000T, G0000: what is a digit, and which letter stands where. */
const formOf = (code: string): string => code.replace(/\d/g, "0");
