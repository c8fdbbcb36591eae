import { expect, test } from "@jest/globals";
import { nodeIdIn, nodePath } from "../../explorer/address/places.ts";

test.each(["Family:dry-needling", "a%b", "a%3Ab", "Indication:50 % or so", "Family:x/y?z#1"])(
  "the id %s is in its address, and found there again",
  (id) => {
    expect(nodeIdIn(nodePath(id))).toBe(id);
  },
);

test.each(["%", "a%zz", "100%"])(
  "an address with %s, which nobody encoded, has it as it is",
  (id) => {
    expect(nodeIdIn(`/node/${id}`)).toBe(id);
  },
);
