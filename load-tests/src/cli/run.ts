/** Sorts by time, and is told from another's at the same second. */
export function newRunId(): string {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
  return `${time}-${Math.random().toString(36).slice(2, 6)}`;
}

/** The first Ctrl-C ends the run in order, the second at once. */
export function abortOnSignal(say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      say('\nInterrupted: waiting for what is under way, then the report ...\n');
      controller.abort();
    });
  }
  return controller.signal;
}
