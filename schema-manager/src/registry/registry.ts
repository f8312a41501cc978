/**
 * Where published graphs are kept: a folder, or a bucket. Paths are relative and use `/`. Everything that
 * publishing knows (versions, history, what is current) is written over these operations.
 */
export interface Registry {
  /** For people and for `GATEWAY_REGISTRY`, e.g. `file:///srv/registry` or `s3://bucket/prefix`. */
  readonly location: string;
  /** `undefined` when there is no such file. */
  read(path: string): Promise<TaggedText | undefined>;
  /** Whole or not at all: a reader sees the old text or the new one, never a part. */
  write(path: string, text: string): Promise<void>;
  /**
   * Writes only over what was read before.
   *
   * @param tag - of what must be there still; `undefined`: nothing
   * @throws {SchemaManagerError} REGISTRY_CHANGED when something else is there
   */
  replace(path: string, text: string, tag: string | undefined): Promise<void>;
  /** Names of what is directly in a folder, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

export interface TaggedText {
  readonly text: string;
  /** Another one for each content. */
  readonly tag: string;
}
