/**
 * What follows from the values of a list, made once for all items that come with it one after the other:
 * a list can be long and is asked for with every item. It is held until another comes.
 */
export function perList<T>(make: (list: readonly unknown[]) => T): (list: readonly unknown[]) => T {
  let last: { readonly list: readonly unknown[]; readonly made: T } | null = null;
  return (list) => {
    if (last?.list !== list) last = { list, made: make(list) };
    return last.made;
  };
}
