import { useAsOf } from "../address/as-of.ts";
import {
  LocalitiesDocument,
  type LocalitiesQuery,
  type LocalitiesQueryVariables,
} from "../generated/graphql.ts";
import { Choice } from "../parts/choice.tsx";
import { useAll, type List } from "../server/pages.ts";

type Locality = LocalitiesQuery["localities"]["edges"][number];

const localities = (
  asOf: string | null,
): List<LocalitiesQuery, LocalitiesQueryVariables, Locality> => ({
  document: LocalitiesDocument,
  variables: (after) => ({ asOf, after }),
  pageOf: (data) => data.localities,
});

/** Chooses where the service is given; nothing is shown where no localities are known. */
export function LocalityChoice() {
  const { data = [] } = useAll(localities(useAsOf()));
  if (data.length === 0) return null;
  return (
    <Choice
      label="Locality"
      name="locality"
      all="none"
      options={data.map(({ node: { carrier, locality, name, state } }) => [
        `${carrier}-${locality}`,
        `${state ?? ""} ${name} (${carrier}-${locality})`,
      ])}
    />
  );
}
