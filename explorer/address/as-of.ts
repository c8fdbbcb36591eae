import { useSearchParams } from "wouter";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Today as the server counts days, in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The day as of which facts are shown: that of the address, null for today. */
export function useAsOf(): string | null {
  const [params] = useSearchParams();
  return asOfIn(params);
}

/** The day that an address names; what is no day counts as none. */
export function asOfIn(params: URLSearchParams): string | null {
  const day = params.get("asOf") ?? "";
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}
