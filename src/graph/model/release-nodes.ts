import { declareNodes, slug } from "./node-declaration.ts";
import { optional, required } from "./property.ts";

/** Where facts are from. */
export const RELEASE_NODES = declareNodes({
  Release: {
    about: "An official file, or the seed, as it was imported.",
    key: ["key"],
    properties: {
      key: required.string("Source, effective date, setting and variant."),
      source: required.string("Slug of its source."),
      setting: optional.string("Setting that it is for, where a source has several."),
      variant: optional.string("Variant, where one date has several."),
      effectiveFrom: required.day("First day on which it holds."),
      dayAssumed: optional.string("Why that day is assumed, where the file names none at all."),
      title: optional.string("What the file calls itself."),
      file: required.string("Name of the file; of several, of the first."),
      files: required.strings("Names of all files that it came in, in their order."),
      form: required.string("Form of the file, such as CSV."),
      sha256: required.string("SHA-256 of the file, in hexadecimal."),
      contentHash: required.string("SHA-256 of what it says, equal for all forms of one release."),
      rows: required.int("Rows used."),
      rejected: required.int("Rows that could not be used."),
      whole: optional.boolean("Nobody allowed that parts of it are missing."),
      complete: required.boolean(
        "All of it is there: what it lacks, the source does not state. It is whole, no row was rejected, and it has no neighbour in time of over twice its rows.",
      ),
      importedAt: required.string("When it was imported, ISO 8601 in UTC."),
      parts: optional.int("Parts in which its content is kept, where it is kept as such."),
    },
  },
  ReleaseContent: {
    about: "A part of what a release says, so that its facts can be worked out again.",
    key: ["release", "part"],
    internal: true,
    properties: {
      release: required.string("Key of the release."),
      part: required.int("Position of the part, from 1."),
      content: {
        ...required.string("Rows in the form of their source, a line each: gzip, base64."),
        large: true,
      },
    },
  },
  Source: {
    about: "Who publishes facts, and under which terms.",
    key: ["slug"],
    properties: {
      slug,
      name: required.string("What it is called."),
      publisher: required.string("Who publishes it."),
      official: required.boolean("An authority's own; outranks curated facts."),
      rank: required.int("Order among sources that describe one code; the lowest speaks first."),
      notice: required.string("Licence notice that goes with its texts."),
      url: optional.string("Where it is found."),
      cadence: optional.int("Months for which a release is made; absent without such a rhythm."),
      dated: optional.boolean(
        "Its rows carry their own dates, so a release tells of earlier times.",
      ),
    },
  },
});
