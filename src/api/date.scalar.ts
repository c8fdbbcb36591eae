import { GraphQLScalarType } from "graphql";
import { GraphQLLocalDate } from "graphql-scalars";

/** A UTC day. The library's LocalDate under the name that clients of this API know. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: "Date",
  description: "A UTC day, written YYYY-MM-DD.",
});
