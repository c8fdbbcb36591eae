/** A whole number as people read it: 19,090. */
export const count = (number: number): string => number.toLocaleString("en-US");

/** Prints a line for the user of the command. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells, when asked, how many seconds have gone by. */
export function stopwatch(): () => string {
  const start = performance.now();
  return () => ((performance.now() - start) / 1_000).toFixed(1);
}
