import type { RelationshipRecord } from "../../graph/record.ts";
import { typeOfId } from "../../graph/model/model.ts";
import { keyLabel } from "../node/labels.ts";
import { sentenceOf } from "./sentences.ts";

/** A node as `NodeRef` shows it. */
export const shownNode = (
  id: string,
  labels: ReadonlyMap<string, string>,
): Record<string, unknown> => ({ id, type: typeOfId(id), label: labels.get(id) ?? keyLabel(id) });

/** A relationship as `RelationshipRef` shows it. */
export const shownLink = (
  link: RelationshipRecord,
  labels: ReadonlyMap<string, string>,
): Record<string, unknown> => ({
  ...{ type: link.type, from: link.from, to: link.to },
  text: sentenceOf(link, labels),
});
