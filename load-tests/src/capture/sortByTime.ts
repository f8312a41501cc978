import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrafficRecord } from '../traffic/trafficFile.ts';
import { readRun } from './readRun.ts';

/** Records that are held at once. */
const RUN_LENGTH = 50_000;

/**
 * The records in the order of their time, at constant memory: sorted runs go to files, which are then merged. What has the same
 * time stays in its order.
 *
 * @throws {TrafficFileError} when a run's file was changed meanwhile
 */
export async function* sortByTime(
  records: AsyncIterable<TrafficRecord>,
  runLength = RUN_LENGTH,
): AsyncGenerator<TrafficRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  const files: string[] = [];
  let run: TrafficRecord[] = [];
  try {
    for await (const record of records) {
      run.push(record);
      if (run.length < runLength) continue;
      const file = join(folder, String(files.length));
      writeFileSync(
        file,
        sorted(run)
          .map((each) => `${JSON.stringify(each)}\n`)
          .join(''),
      );
      files.push(file);
      run = [];
    }
    if (files.length === 0) yield* sorted(run);
    else yield* merge([...files.map(readRun), inMemory(sorted(run))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sorted(run: readonly TrafficRecord[]): readonly TrafficRecord[] {
  return run.toSorted((a, b) => a.at - b.at);
}

async function* inMemory(run: readonly TrafficRecord[]): AsyncGenerator<TrafficRecord> {
  yield* run;
}

async function* merge(runs: readonly AsyncGenerator<TrafficRecord>[]): AsyncGenerator<TrafficRecord> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, next: await run.next() })));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done === true) continue;
      if (first === undefined || head.next.value.at < first.next.value.at) first = head;
    }
    if (first === undefined) return;
    yield first.next.value;
    first.next = await first.run.next();
  }
}
