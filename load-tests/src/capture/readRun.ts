import { TrafficFileError } from '../errors.ts';
import { parseJson } from '../traffic/fields.ts';
import { readLines } from '../traffic/readLines.ts';
import { readRecord, type TrafficRecord } from '../traffic/trafficFile.ts';

/** The records of a sorted run. @throws {TrafficFileError} which names the file, when it was changed since it was written */
export async function* readRun(file: string): AsyncGenerator<TrafficRecord> {
  for await (const line of readLines(file)) {
    const record = readRecord(parseJson(line));
    if (record === undefined) {
      throw new TrafficFileError(`${file} was changed while it was sorted: a line of it is no record.`);
    }
    yield record;
  }
}
