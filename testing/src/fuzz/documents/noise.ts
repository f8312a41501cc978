import type { Random } from '../../oracle/random.ts';

const NOISE = [
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\ufeff',
  '\u2028',
  '\ud800',
  '\udc00',
  '\u202e',
  '😀',
  'ﬀ',
  '\r\n',
  '\t',
  '#',
  '"',
  '"""',
  '\\',
  '\\u{',
  '&',
  '%00',
  '\u007f',
  '١',
];

/** Characters that a document has no place for, or only inside of a string. */
export function drawNoise(random: Random): string {
  return random.pick(NOISE);
}

/** From 1 to `most`, small ones as often as large ones. */
export function size(random: Random, most: number): number {
  return Math.max(1, Math.floor(most ** (random.int(0, 1_000) / 1_000)));
}

export function repeat(text: string, count: number): string {
  return text.repeat(Math.max(0, Math.floor(count)));
}
