/** Whether an error is the system's, of a file or a folder, and not our own. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === "object" && error !== null && "syscall" in error;
