/**
 * Where published graphs are kept: a folder, or a bucket. Paths are relative and use `/`. Everything that
 * publishing knows (versions, history, what is current) is written over these three operations.
 */
export interface Registry {
  /** For people and for `GATEWAY_REGISTRY`, e.g. `file:///srv/registry`. */
  readonly location: string;
  /** `undefined` when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Whole or not at all: a reader sees the old text or the new one, never a part. */
  write(path: string, text: string): Promise<void>;
  /** Names of what is directly in a folder, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}
