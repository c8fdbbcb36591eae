/** The server can't listen where it was told to. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}
