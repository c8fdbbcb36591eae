import { Resolved } from "../shape/mapping.ts";

/** The field is the release that the object's `releaseId` names, null where that is null. */
export const ReleaseOf = (): PropertyDecorator & MethodDecorator =>
  Resolved([], 1, ({ releaseId }, _args, { reader }, info) =>
    releaseId === null ? null : reader.node(info, "Release", releaseId as string, null),
  );
