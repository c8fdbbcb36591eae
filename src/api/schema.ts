import "reflect-metadata";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { AnalyseResolver } from "./analyse/analyse.resolver.ts";
import { ChangeResolver } from "./change/change.resolver.ts";
import { ClaimResolver } from "./claim/claim.resolver.ts";
import { CodeResolver } from "./code/code.resolver.ts";
import { ExploreResolver } from "./explore/explore.resolver.ts";
import { FamilyResolver } from "./family/family.resolver.ts";
import { IndicatorResolver } from "./indicator/indicator.resolver.ts";
import { LocalityResolver } from "./locality/locality.resolver.ts";
import { ModifierResolver } from "./modifier/modifier.resolver.ts";
import { NodeResolver } from "./node/node.resolver.ts";
import { PlaceOfServiceResolver } from "./place-of-service/place-of-service.resolver.ts";
import { ProviderTypeResolver } from "./provider-type/provider-type.resolver.ts";
import { ReleaseResolver } from "./release/release.resolver.ts";
import { SearchResolver } from "./search/search.resolver.ts";
import { CodeList, Rule } from "./release/rule.type.ts";
import { UnitLimit } from "./unit-limit/unit-limit.type.ts";
import { resolveFromShapes } from "./shape/resolve.ts";

let built: GraphQLSchema | undefined;

/** The schema of the API, built once. */
export function buildSchema(): GraphQLSchema {
  built ??= resolveFromShapes(
    buildSchemaSync({
      resolvers: [
        AnalyseResolver,
        ChangeResolver,
        ClaimResolver,
        CodeResolver,
        ExploreResolver,
        FamilyResolver,
        IndicatorResolver,
        LocalityResolver,
        ModifierResolver,
        NodeResolver,
        PlaceOfServiceResolver,
        ProviderTypeResolver,
        ReleaseResolver,
        SearchResolver,
      ],
      orphanedTypes: [CodeList, Rule, UnitLimit],
      validate: false,
    }),
  );
  return built;
}

/** The schema as text, in an order that does not depend on that of the classes. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
