import type { Logger } from "./logger.ts";
import type { RunningServer } from "./start-server.ts";

/** Stops the server on SIGTERM and SIGINT, and ends the process; a second signal ends it at once. */
export function stopOnSignals(server: RunningServer, logger: Logger): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info(`${signal}: finishing the requests in flight. Once more ends at once.`);
    server.stop().then(
      () => {
        logger.info("Stopped.");
        process.exit(0);
      },
      (err: unknown) => {
        logger.error({ err }, "Stopping failed.");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
}
