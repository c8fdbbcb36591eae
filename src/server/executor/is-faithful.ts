import { BREAK, Kind, visit, type DocumentNode, type GraphQLSchema, type ValueNode } from "graphql";

/**
 * Whether graphql-jit, whose compiled code takes some things otherwise, answers a document as GraphQL
 * says. What it can't, graphql-js executes.
 */
export function isFaithful(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = { faithful: true };
  const refuse = (): typeof BREAK => {
    known.faithful = false;
    return BREAK;
  };
  const keys = new Set(Object.keys(schema.getTypeMap()));
  visit(document, {
    // Of its literals it makes code, and of texts with this mark in them, the code that they hold.
    StringValue: ({ value }) => (value.includes("__MAGIC_") ? refuse() : undefined),
    // It writes answers as literals of objects, where this is no property.
    Name: ({ value }) => (value === "__proto__" ? refuse() : undefined),
    // A variable that is not given is null there, and null is not refused where it must not be.
    Argument: ({ value }) => (hasInnerVariable(value) ? refuse() : undefined),
    Field: ({ alias, name }) => {
      keys.add((alias ?? name).value);
    },
  });
  return known.faithful && !isAmbiguous(keys);
}

function hasInnerVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return false;
  let found = false;
  visit(value, {
    Variable: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/**
 * Whether two paths may read alike when their keys are joined by underscores, by which it finds what
 * resolvers are told of their field: `a` in `b`, and `a_b`. So may they only if one key begins with
 * another and what follows in it is, or begins, or is begun by, a third.
 */
function isAmbiguous(keys: ReadonlySet<string>): boolean {
  const all = [...keys, "idx"];
  for (const key of keys)
    for (let at = key.indexOf("_", 1); at > 0; at = key.indexOf("_", at + 1)) {
      if (!keys.has(key.slice(0, at))) continue;
      const rest = key.slice(at + 1);
      if (all.some((other) => other.startsWith(rest) || rest.startsWith(other))) return true;
    }
  return false;
}
