import { watch, type FSWatcher } from "node:fs";

/**
 * Calls back when something in a directory may have changed: at once where the system tells, and
 * every second in any case, since network drives and many containers do not. Returns what ends it.
 */
export function watchDirectory(path: string, onChange: () => void): () => void {
  const timer = setInterval(onChange, 1_000);
  timer.unref();
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(path, { persistent: false }, onChange);
    // The timer goes on.
    watcher.on("error", () => watcher?.close());
  } catch {
    // The system has no watches left, say; the timer does.
  }
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}
