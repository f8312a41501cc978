import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TrafficFileError } from '../errors.ts';
import { parseJson } from '../traffic/fields.ts';
import { MEASURED_FILE, type Measured } from './measured.ts';

const executionSchema = z.object({
  durationMs: z.number(),
  calls: z.array(z.object({ graphlet: z.string(), startMs: z.number(), durationMs: z.number() })),
});

const measuredSchema = z.object({
  source: z.string(),
  executions: z.record(z.string(), z.array(executionSchema)),
  initMs: z.record(z.string(), z.array(z.number())),
});

/** @param path - a replay's folder, or its `measured.json`. @throws {TrafficFileError} which names the file and the first fault */
export function readMeasured(path: string): Measured {
  const file =
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, MEASURED_FILE) : path;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TrafficFileError(
      `${file} cannot be read: name the folder of a replay against a stack of this machine.`,
      { cause },
    );
  }
  const value = parseJson(text);
  if (value === undefined) throw new TrafficFileError(`${file} is no JSON: name another replay.`);
  const { data, error } = measuredSchema.safeParse(value);
  if (data !== undefined) return data;
  const faults = error.issues.map(({ path: place, message }) => `${place.join('.')}: ${message}`);
  throw new TrafficFileError(`${file} is not what a replay measures: ${faults[0]}`, { cause: error });
}

/** The newest replay that has any. */
export function newestMeasured(replays: string): string | undefined {
  let names: readonly string[];
  try {
    names = readdirSync(replays);
  } catch {
    return undefined;
  }
  return names
    .map((name) => join(replays, name, MEASURED_FILE))
    .filter((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
