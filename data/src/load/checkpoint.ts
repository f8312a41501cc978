import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LoadError } from '../errors.ts';

/** How far a file was loaded. */
export interface Checkpoint {
  /** Last line whose items are stored. */
  readonly line: number;
  readonly identity: string;
}

/** Size and time of change: another file under the same name has another. */
export function identityOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size}-${Math.floor(mtimeMs)}`;
}

/**
 * @returns the line to go on after, 0 to begin
 * @throws {LoadError} when the checkpoint is of another file
 */
export function readCheckpoint(checkpointFile: string, file: string): number {
  let checkpoint: Checkpoint;
  try {
    checkpoint = JSON.parse(readFileSync(checkpointFile, 'utf8'));
  } catch {
    return 0;
  }
  if (checkpoint.identity === identityOf(file)) return checkpoint.line;
  throw new LoadError(
    `${file} has changed since its load was interrupted. Begin again with --restart, or remove ${checkpointFile}.`,
  );
}

export function writeCheckpoint(checkpointFile: string, checkpoint: Checkpoint): void {
  mkdirSync(dirname(checkpointFile), { recursive: true });
  writeFileSync(checkpointFile, JSON.stringify(checkpoint));
}

export function removeCheckpoint(checkpointFile: string): void {
  rmSync(checkpointFile, { force: true });
}
