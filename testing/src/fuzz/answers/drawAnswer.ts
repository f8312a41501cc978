import type { Random } from '../../oracle/random.ts';
import { changePlace } from './changePlace.ts';
import { drawErrors } from './drawErrors.ts';
import { drawDeep } from './drawText.ts';
import { toWritten, write } from './hostileJson.ts';

/**
 * What a graphlet that is broken, or means harm, answers in place of the truth.
 *
 * @param truth - JSON text of its right answer
 */
export function drawAnswer(random: Random, truth: string): string {
  const whole = random.weighted<() => string | undefined>([
    [20, () => undefined],
    [2, () => truth],
    [2, () => truth.slice(0, random.int(0, truth.length))],
    [1, () => truth.slice(random.int(0, truth.length))],
    [
      1,
      () =>
        random.pick([
          '',
          ' ',
          'null',
          '[]',
          '{}',
          '""',
          '0',
          '{"data":null}',
          '{"data":[]}',
          '{"errors":[]}',
          '{"data":{}}',
          '<html></html>',
        ]),
    ],
    [1, () => `\ufeff${truth}`],
    [1, () => truth + random.pick(['}', ',', ' {}', '\u0000', truth])],
    [
      1,
      () =>
        Buffer.from(
          Buffer.from(truth).map((byte) => (random.chance(0.02) ? random.int(0, 255) : byte)),
        ).toString('utf8'),
    ],
    [1, () => drawDeep(random)],
    [1, () => `{"data":${drawDeep(random)}}`],
  ])();
  if (whole !== undefined) return whole;
  const root = toWritten(JSON.parse(truth));
  for (let changes = random.int(1, 4); changes > 0; changes--) changePlace(random, root);
  if (root.kind === 'object' && random.chance(0.2)) root.members.push(['errors', drawErrors(random)]);
  return write(random, root, random.chance(0.5));
}
