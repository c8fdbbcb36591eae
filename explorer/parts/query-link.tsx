import { graphiqlAddress } from "../address/places.ts";
import type { TypedDocumentString } from "../generated/graphql.ts";

interface QueryLinkProps<Data, Variables> {
  readonly document: TypedDocumentString<Data, Variables>;
  readonly variables: Variables;
}

/** Leads to GraphiQL with the query that made a view. */
export function QueryLink<Data, Variables>(props: QueryLinkProps<Data, Variables>) {
  const { document, variables } = props;
  return (
    <a className="quiet query-link" href={graphiqlAddress(document.toString().trim(), variables)}>
      <span aria-hidden="true">{"{ }"}</span> query
    </a>
  );
}
