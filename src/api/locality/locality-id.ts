import { idOf } from "../../graph/model/model.ts";

/** The id of the locality that two numbers stand for; blanks around them do not count. */
export const localityId = (carrier: string, locality: string): string =>
  idOf("Locality", { carrier: carrier.trim(), locality: locality.trim() });
