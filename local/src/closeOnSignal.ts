const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/**
 * Ends the process when it is asked to: the first time in order, the second time at once. Before there is
 * anything to close it ends at once as well; what it started ends with it.
 */
export function closeOnSignal(): { onClose(close: () => Promise<void>): void } {
  let close: (() => Promise<void>) | undefined;
  let isClosing = false;
  for (const [name, number] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      if (close === undefined || isClosing) process.exit(128 + number);
      isClosing = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
  return {
    onClose(given) {
      close = given;
    },
  };
}
