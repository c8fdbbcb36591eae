/**
 * What follows from the values of a list, made once for it: a list can be long and is asked for with
 * every item. The last one is at hand, for most items come with the list of the item before; it is held
 * until another comes.
 */
export function perList<T>(make: (list: readonly unknown[]) => T): (list: readonly unknown[]) => T {
  const known = new WeakMap<readonly unknown[], T>();
  let last: { readonly list: readonly unknown[]; readonly made: T } | null = null;
  return (list) => {
    if (last?.list === list) return last.made;
    let made = known.get(list);
    if (made === undefined) {
      made = make(list);
      known.set(list, made);
    }
    last = { list, made };
    return made;
  };
}
