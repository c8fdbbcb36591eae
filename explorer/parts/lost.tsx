import { To } from "../address/to.tsx";
import { useTitle } from "./use-title.ts";

/** For addresses at which there is nothing. */
export function Lost() {
  useTitle("Nothing here");
  return (
    <>
      <h1>There is nothing at this address</h1>
      <p>
        Search for a code, a word or a modifier above, or <To path="/">start from the beginning</To>
        .
      </p>
    </>
  );
}
