import { connectionType } from "../connection-type.ts";
import { Change } from "./change.type.ts";

/** Changes have an order of their own, which is that of time. */
export const ChangeConnection = connectionType({
  name: "Change",
  about:
    "changes, by date, those of a day by id of the subject, then by kind, then by what tells changes of one kind apart (the source, indicator, modifier, value, other code or setting)",
  node: () => Change,
});
