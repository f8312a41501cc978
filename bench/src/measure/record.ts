import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arena, Entrant } from '../arena.ts';
import type { Shape } from '../graph/shapes.ts';
import { bodiesOf } from './load.ts';

/**
 * Writes `recordings.json` for the floor: which requests this entrant sends upstream for the first variation of
 * each shape, and its answer.
 */
export async function record(arena: Arena, entrant: Entrant, shapes: readonly Shape[]): Promise<void> {
  const recordingUrl = `http://127.0.0.1:${arena.stubPort}/recording`;
  const recordings: Record<string, unknown> = {};
  for (const shape of shapes) {
    const [body = ''] = bodiesOf(shape);
    await (await fetch(recordingUrl)).text();
    const response = await fetch(entrant.url + entrant.contestant.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
    });
    const answer = await response.text();
    const upstream = await (await fetch(recordingUrl, { method: 'DELETE' })).json();
    recordings[JSON.parse(body).operationName] = { upstream, answer };
  }
  writeFileSync(join(arena.scratch, 'recordings.json'), JSON.stringify(recordings));
}
