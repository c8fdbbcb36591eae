import { Resolved } from "../shape/mapping.ts";

/** The field is the release that the object's `releaseId` names. */
export const ReleaseOf = (): PropertyDecorator & MethodDecorator =>
  Resolved([], 1, ({ releaseId }, _args, { reader }, info) =>
    reader.node(info, "Release", releaseId as string, null),
  );
