import { defaultFieldResolver, isObjectType, type GraphQLSchema } from "graphql";

const guarded = new WeakSet<GraphQLSchema>();

/**
 * Makes promises of resolvers report what is thrown while their value is taken in. graphql-jit lets
 * go of it there: a bug in the reading of one field would leave its request without an answer, and
 * end the process by an unhandled rejection.
 */
export function guardPromises(schema: GraphQLSchema): GraphQLSchema {
  if (guarded.has(schema)) return schema;
  guarded.add(schema);
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        const { resolve = defaultFieldResolver } = field;
        if (resolve === defaultFieldResolver) continue;
        field.resolve = (source, args, context, info) => {
          const value: unknown = resolve(source, args, context, info);
          return value instanceof Promise ? new GuardedPromise(value) : value;
        };
      }
  return schema;
}

/** A promise whose second handler also gets what the first one throws. */
class GuardedPromise<T> implements PromiseLike<T> {
  readonly #promise: Promise<T>;

  constructor(promise: Promise<T>) {
    this.#promise = promise;
  }

  then<R = T, F = never>(
    onValue?: ((value: T) => R | PromiseLike<R>) | null,
    onError?: ((reason: unknown) => F | PromiseLike<F>) | null,
  ): Promise<R | F> {
    if (!onValue || !onError) return this.#promise.then(onValue, onError);
    return this.#promise.then((value) => {
      try {
        return onValue(value);
      } catch (error) {
        return onError(error);
      }
    }, onError);
  }
}
