import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord } from '@graphlets/platform/wire';
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
 * @throws {LoadError} when the checkpoint is none, or of another file
 */
export function readCheckpoint(checkpointFile: string, file: string): number {
  let text: string;
  try {
    text = readFileSync(checkpointFile, 'utf8');
  } catch {
    return 0;
  }
  const again = `Begin again with --restart, or remove ${checkpointFile}.`;
  const checkpoint = parseCheckpoint(text);
  if (checkpoint === undefined) throw new LoadError(`${checkpointFile} is no checkpoint of a load. ${again}`);
  if (checkpoint.identity === identityOf(file)) return checkpoint.line;
  throw new LoadError(`${file} has changed since its load was interrupted. ${again}`);
}

export function writeCheckpoint(checkpointFile: string, checkpoint: Checkpoint): void {
  mkdirSync(dirname(checkpointFile), { recursive: true });
  writeFileSync(checkpointFile, JSON.stringify(checkpoint));
}

export function removeCheckpoint(checkpointFile: string): void {
  rmSync(checkpointFile, { force: true });
}

function parseCheckpoint(text: string): Checkpoint | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isCheckpoint(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  return isRecord(value) && Number.isInteger(value.line) && typeof value.identity === 'string';
}
