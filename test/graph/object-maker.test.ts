import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { objectMaker, type Entry } from "../../src/graph/memory/object-maker.ts";
import { readName } from "../../src/api/shape/read-name.ts";

const CALL = { day: null, parameters: [] };
const ofSchema = fc.constantFrom(
  "id",
  "code",
  "timeline: edits",
  "node of code",
  "its components",
  "families()",
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    '"](at)',
    "`${globalThis.ran()}`",
    '"}); globalThis.ran(); ({"',
    "\u2028\\",
    "constructor",
  ),
);
/** As a client writes them: into an argument. */
const withArguments = text.map((after) =>
  readName({ name: "codes", args: [{ name: "after" }] } as never, { after }),
);

test("makes what a loop over the names makes, whatever a client wrote into an argument", () => {
  const ran = jest.fn();
  Object.assign(globalThis, { ran });
  fc.assert(
    fc.property(fc.array(fc.oneof(ofSchema, withArguments), { maxLength: 12 }), (names) => {
      const entries = names.map((name, i): Entry<number> => [name, (at) => `${at}.${i}`]);
      const expected = Object.fromEntries(names.map((name, i) => [name, `7.${i}`]));
      expect(objectMaker(entries)(7, CALL)).toEqual(expected);
    }),
  );
  expect(ran).not.toHaveBeenCalled();
  Reflect.deleteProperty(globalThis, "ran");
});

test("reads with what the walk and the call bring", () => {
  const make = objectMaker<string>([
    ["code", (at, { parameters }) => `${at} ${String(parameters[0])}`],
  ]);
  expect(make("20560", { day: null, parameters: ["RT"] })).toEqual({ code: "20560 RT" });
});
