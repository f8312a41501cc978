import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arena, Entrant } from '../arena.ts';
import type { Shape } from '../graph/shapes.ts';
import { bodiesOf } from './load.ts';

/** A call that a gateway made of a subgraph. */
export interface RecordedCall {
  readonly path: string;
  readonly body: string;
  /** How many calls of the operation were answered when it arrived. */
  readonly after: number;
}

/** By operation name. */
export type Recordings = Readonly<
  Record<string, { readonly upstream: readonly RecordedCall[]; readonly answer: string }>
>;

/**
 * Writes `recordings.json` for the floor: which calls this entrant makes for the first variation of each shape, and
 * its answer.
 */
export async function record(arena: Arena, entrant: Entrant, shapes: readonly Shape[]): Promise<void> {
  const recordings: Record<string, Recordings[string]> = {};
  for (const shape of shapes) {
    const [body = ''] = bodiesOf(shape);
    await arena.startRecording();
    const response = await fetch(entrant.url + entrant.contestant.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    });
    const answer = await response.text();
    recordings[JSON.parse(body).operationName] = { upstream: await arena.stopRecording(), answer };
  }
  writeFileSync(join(arena.scratch, 'recordings.json'), JSON.stringify(recordings));
}
