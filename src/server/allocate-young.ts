import { setFlagsFromString } from "node:v8";

/**
 * Has V8 make all objects young. Where it sees many of a kind live long, as while a graph is read, it
 * makes those of that kind old from the start: what answers are made of dies at once, but an old object
 * holds all that it refers to until the next full collection.
 */
export function allocateYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}
