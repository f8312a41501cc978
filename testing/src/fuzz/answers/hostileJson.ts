import { isRecord } from '@graphlets/platform/wire';
import type { Random } from '../../oracle/random.ts';

/** JSON as it will be written: members in order, names more than once, and text that is not JSON at all. */
export type Written =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'list'; readonly elements: Written[] }
  | { readonly kind: 'object'; readonly members: [name: string, value: Written][] };

export function text(content: string): Written {
  return { kind: 'text', text: content };
}

export function toWritten(value: unknown): Written {
  if (Array.isArray(value)) return { kind: 'list', elements: value.map(toWritten) };
  if (!isRecord(value)) return { kind: 'text', text: JSON.stringify(value) ?? 'null' };
  return { kind: 'object', members: Object.entries(value).map(([name, one]) => [name, toWritten(one)]) };
}

/** Writes it with whitespace and escapes that a JSON parser has to take. */
export function write(random: Random, written: Written, isPlain: boolean): string {
  const space = () => (isPlain || random.chance(0.8) ? '' : random.pick([' ', '\n', '\t', '\r\n  ']));
  const name = (text: string) =>
    isPlain || random.chance(0.9)
      ? JSON.stringify(text)
      : `"${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
  const writeOne = (one: Written): string => {
    if (one.kind === 'text') return one.text;
    if (one.kind === 'list')
      return `[${space()}${one.elements.map(writeOne).join(`${space()},${space()}`)}${space()}]`;
    const members = one.members.map(([key, value]) => `${name(key)}${space()}:${space()}${writeOne(value)}`);
    return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`;
  };
  return space() + writeOne(written) + space();
}

/** Every place in it that can be changed, outside in. */
export function placesIn(written: Written): Written[] {
  if (written.kind === 'text') return [written];
  const inner = written.kind === 'list' ? written.elements : written.members.map(([, value]) => value);
  return [written, ...inner.flatMap(placesIn)];
}
