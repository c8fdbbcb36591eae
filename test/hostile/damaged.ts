import fc from "fast-check";

/** Texts with something cut, doubled, turned over or put in, as by a bad line or a curious person. */
export function damaged(
  original: fc.Arbitrary<string>,
  encoding: "utf8" | "latin1" = "utf8",
): fc.Arbitrary<Buffer> {
  return fc
    .tuple(
      original,
      fc.array(
        fc.record({
          what: fc.constantFrom("cut", "double", "flip", "insert", "drop"),
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.integer({ min: 1, max: 12 }),
          byte: fc.oneof(
            fc.integer({ min: 0, max: 255 }),
            fc.constantFrom(0, 0x22, 0x2c, 0x0a, 0xff),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([whole, changes]) => {
      let bytes: Buffer = Buffer.from(whole, encoding);
      for (const { what, at, length, byte } of changes) {
        const place = Math.floor(at * bytes.length);
        const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
        const inserted = Buffer.alloc(what === "insert" ? length : 0, byte);
        if (what === "cut") bytes = before;
        else if (what === "double")
          bytes = Buffer.concat([before, after.subarray(0, length), after]);
        else if (what === "drop") bytes = Buffer.concat([before, after.subarray(length)]);
        else if (what === "insert") bytes = Buffer.concat([before, inserted, after]);
        else if (after.length > 0) {
          bytes = Buffer.from(bytes);
          bytes[place] = byte;
        }
      }
      return bytes;
    });
}
