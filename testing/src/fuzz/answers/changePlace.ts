import type { Random } from '../../oracle/random.ts';
import { size } from '../documents/noise.ts';
import { drawText } from './drawText.ts';
import { placesIn, text, type Written } from './hostileJson.ts';

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '__typename',
  'data',
  'errors',
  'then',
  '',
];

/** Changes one place of an answer. */
export function changePlace(random: Random, root: Written): void {
  const place = random.pick(placesIn(root));
  if (place.kind === 'text') {
    place.text = drawText(random);
    return;
  }
  if (place.kind === 'list') {
    const { elements } = place;
    const at = random.int(0, elements.length);
    const [element] = elements.slice(at, at + 1);
    random.weighted<() => unknown>([
      [2, () => elements.splice(at, 1)],
      [2, () => elements.splice(at, 0, text(drawText(random)))],
      [2, () => element !== undefined && elements.splice(at, 0, structuredClone(element))],
      [2, () => elements.reverse()],
      [1, () => elements.splice(0)],
      [1, () => elements.push(...Array.from({ length: size(random, 3_000) }, () => text(drawText(random))))],
    ])();
    return;
  }
  const { members } = place;
  const at = random.int(0, Math.max(0, members.length - 1));
  const member = members[at];
  random.weighted<() => unknown>([
    [3, () => members.splice(at, 1)],
    [3, () => member !== undefined && members.splice(at, 1, [member[0], text(drawText(random))])],
    [
      2,
      () =>
        member !== undefined &&
        members.splice(random.int(0, members.length), 0, [member[0], structuredClone(member[1])]),
    ],
    [2, () => member !== undefined && members.push([member[0], text(drawText(random))])],
    [3, () => members.splice(at, 0, [random.pick(NAMES), text(drawText(random))])],
    [2, () => members.reverse()],
    [
      1,
      () =>
        members.push(
          ...Array.from({ length: size(random, 2_000) }, (_, index): [string, Written] => [
            `x${index}`,
            text('1'),
          ]),
        ),
    ],
    [2, () => members.push(['__typename', text(drawText(random))])],
  ])();
}
