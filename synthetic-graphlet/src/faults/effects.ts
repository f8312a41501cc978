/** What ends or blocks a whole process; a test of this workspace puts others in their place. */
export interface Effects {
  /** Ends the process in the middle of the call. */
  crash(): Promise<never>;
  /** Takes memory until there is none. */
  exhaustMemory(): Promise<never>;
  /** Never comes back, and keeps the process alive. */
  hang(): Promise<never>;
  /** Whatever the deadline says. */
  wait(delayMs: number): Promise<void>;
}

const CHUNK_BYTES = 16 * 1024 * 1024;
/** Far above what a test gives a function, far below what would hurt a machine without a memory limit. */
const MEMORY_CAP_BYTES = 2 * 1024 * 1024 * 1024;
/** The longest that a timer can wait, milliseconds; longer than any Lambda runs. */
const FOREVER_MS = 2 ** 31 - 1;

export const processEffects: Effects = {
  crash: async () => process.exit(1),
  async exhaustMemory() {
    const kept: Buffer[] = [];
    while (kept.length * CHUNK_BYTES < MEMORY_CAP_BYTES) {
      kept.push(Buffer.alloc(CHUNK_BYTES, 1));
      await new Promise(setImmediate);
    }
    throw new Error(`No memory limit stopped the process at ${kept.length * CHUNK_BYTES} bytes.`);
  },
  hang: () => new Promise(() => setTimeout(() => {}, FOREVER_MS)),
  wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};
