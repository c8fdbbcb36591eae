import { Arg } from "type-graphql";
import { DateScalar } from "./date.scalar.ts";

/** The argument that every read of time-dependent facts takes at the root. */
export const AsOf = (): ParameterDecorator =>
  Arg("asOf", () => DateScalar, {
    nullable: true,
    description: "The UTC day as of which facts hold; today if it is left out.",
  }) as ParameterDecorator;
