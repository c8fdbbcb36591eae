import "reflect-metadata";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { CodeResolver } from "./code/code.resolver.ts";
import { FamilyResolver } from "./family/family.resolver.ts";
import { IndicatorResolver } from "./indicator/indicator.resolver.ts";
import { ModifierResolver } from "./modifier/modifier.resolver.ts";
import { NodeResolver } from "./node/node.resolver.ts";
import { ProviderTypeResolver } from "./provider-type/provider-type.resolver.ts";
import { ReleaseResolver } from "./release/release.resolver.ts";
import { CodeList, Rule } from "./release/rule.type.ts";
import { resolveFromShapes } from "./shape/resolve.ts";

let built: GraphQLSchema | undefined;

/** The schema of the API, built once. */
export function buildSchema(): GraphQLSchema {
  built ??= resolveFromShapes(
    buildSchemaSync({
      resolvers: [
        CodeResolver,
        FamilyResolver,
        IndicatorResolver,
        ModifierResolver,
        NodeResolver,
        ProviderTypeResolver,
        ReleaseResolver,
      ],
      orphanedTypes: [CodeList, Rule],
      validate: false,
    }),
  );
  return built;
}

/** The schema as text, in an order that does not depend on that of the classes. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
