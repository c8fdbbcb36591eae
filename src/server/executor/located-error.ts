import { GraphQLError, locatedError, type DocumentNode } from "graphql";

/** Makes an error of graphql-jit one of graphql-js, as that would have made it itself. */
export function toLocatedError(error: GraphQLError, document: DocumentNode): GraphQLError {
  const { message, path = [], originalError, locations = [] } = error;
  const isNamed = originalError instanceof GraphQLError && originalError.nodes !== undefined;
  if (isNamed) return locatedError(originalError, undefined, path);
  const source = document.loc?.source;
  if (source === undefined) return new GraphQLError(message, { path, originalError });
  const lines = [...source.body.matchAll(/\r\n|[\n\r]/g)].map(
    ({ 0: end, index }) => index + end.length,
  );
  const positions = locations.map(({ line, column }) => (lines[line - 2] ?? 0) + column - 1);
  return new GraphQLError(message, { source, positions, path, originalError });
}
