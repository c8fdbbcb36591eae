import { memoryOf, processorSeconds } from "./process-figures.ts";

/** What a process had used when it was last looked at. */
export interface Used {
  readonly processorSeconds: number;
  /** The most memory at any time, in megabytes. */
  readonly memory: number;
}

const LOOK_EACH_MILLISECONDS = 100;

/** Looks at a process until it ends; answers what was last seen. */
export function watchProcess(pid: number): () => Used {
  let used: Used = { processorSeconds: 0, memory: 0 };
  const look = (): void => {
    const seconds = processorSeconds(pid);
    const memory = memoryOf(pid, "VmHWM");
    // Of one that has ended the kernel tells nothing more.
    if (seconds !== null && memory !== null) used = { processorSeconds: seconds, memory };
  };
  const timer = setInterval(look, LOOK_EACH_MILLISECONDS);
  look();
  return () => {
    clearInterval(timer);
    return used;
  };
}
