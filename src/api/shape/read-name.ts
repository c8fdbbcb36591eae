/**
 * The name under which a field is read: its own, with its arguments if it takes any. So a field that
 * stands under several names in a query is read once for each set of arguments, whatever it is
 * called, and two sets are never taken for each other.
 */
export const readName = (field: string, args: Readonly<Record<string, unknown>> | null): string =>
  args === null ? field : `${field}(${JSON.stringify(args)})`;

/** The name under which a node is read that a property names, which may be called as the field is. */
export const referenceName = (field: string): string => `node of ${field}`;
