import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@graphlets/platform/clock';

/** Editors write a file in several steps, and a branch switch writes many files. */
const QUIET_MS = 100;

export interface Watcher {
  /** Resolves when a reaction that is under way has ended. */
  close(): Promise<void>;
}

/**
 * Calls `react` with the files that changed in the folders, once they have been quiet. Reactions never overlap: what
 * changes during one is for the next.
 */
export function watchSources(
  folders: readonly string[],
  clock: Clock,
  react: (changes: ReadonlySet<string>) => Promise<void>,
): Watcher {
  let changes = new Set<string>();
  let cancel = () => {};
  let running: Promise<void> | undefined;

  function note(path: string) {
    changes.add(path);
    cancel();
    cancel = clock.after(QUIET_MS, run);
  }

  function run() {
    if (running !== undefined || changes.size === 0) return;
    const batch = changes;
    changes = new Set();
    running = react(batch).finally(() => {
      running = undefined;
      run();
    });
  }

  const watchers = folders
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true, persistent: false }, (_event, name) =>
        note(name === null ? folder : join(folder, name)),
      ),
    );
  return {
    async close() {
      for (const watcher of watchers) watcher.close();
      cancel();
      changes.clear();
      await running;
    },
  };
}
