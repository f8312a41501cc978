import type { Random } from '../../oracle/random.ts';
import { repeat, size } from '../documents/noise.ts';
import { placesIn, toWritten, type Written, write } from './hostileJson.ts';

/** A value that nobody asked for, as text; most of it JSON. */
function drawText(random: Random): string {
  return random.weighted<() => string>([
    [4, () => 'null'],
    [2, () => random.pick(['true', 'false'])],
    [
      4,
      () =>
        random.pick([
          '0',
          '-0',
          '1e400',
          '-1e400',
          '1E5',
          '1.0',
          '2147483648',
          '9007199254740993',
          '0.1e-400',
        ]),
    ],
    [1, () => repeat('9', size(random, 5_000))],
    [
      4,
      () =>
        random.pick(['""', '"a"', '"__proto__"', '"\\ud800"', '"\\u0000"', '"Query"', '"_Entity"', '"1"']),
    ],
    [1, () => `"${repeat('x', size(random, 100_000))}"`],
    [
      2,
      () =>
        random.pick(['[]', '{}', '[null]', '[[]]', '{"a":1}', '{"__typename":"Nothing"}', '{"length":3}']),
    ],
    [1, () => deep(random)],
    [2, () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    // From here on it is not JSON.
    [
      1,
      () =>
        random.pick([
          '01',
          '+1',
          '.5',
          '1.',
          'NaN',
          'undefined',
          "'a'",
          '"a',
          '"\n"',
          '"\\x"',
          '',
          '//',
          '\u0000',
        ]),
    ],
  ])();
}

function deep(random: Random): string {
  const depth = size(random, 20_000);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
  ] as const);
  return `${repeat(open, depth)}1${repeat(close, depth)}`;
}

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

/** Changes one place. */
function change(random: Random, root: Written): void {
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

function drawErrors(random: Random): Written {
  const path = random.pick([
    '["a"]',
    '[]',
    '["_entities",0]',
    '["_entities",99999,"a"]',
    '["_entities",-1]',
    '["__proto__","polluted"]',
    '[null]',
    '[{}]',
    '"a"',
    'null',
    `[${repeat('"a",', size(random, 2_000))}0]`,
  ]);
  const extensions = random.pick([
    '{}',
    'null',
    '[]',
    '{"code":1}',
    '{"code":"MINE","stacktrace":["at secret.ts"]}',
    '{"__proto__":{"polluted":true}}',
    deep(random),
  ]);
  const message = random.pick(['"no"', 'null', '1', '{}', `"${repeat('m', size(random, 50_000))}"`]);
  const error = random.pick([
    `{"message":${message},"path":${path},"extensions":${extensions}}`,
    '{}',
    '[]',
    'null',
    '"no"',
    `{"message":${message},"locations":[{"line":"1"},null]}`,
  ]);
  return text(random.pick([`[${error}]`, error, `[${repeat(`${error},`, size(random, 1_000))}${error}]`]));
}

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
    [1, () => deep(random)],
    [1, () => `{"data":${deep(random)}}`],
  ])();
  if (whole !== undefined) return whole;
  const root = toWritten(JSON.parse(truth));
  for (let changes = random.int(1, 4); changes > 0; changes--) change(random, root);
  if (root.kind === 'object' && random.chance(0.2)) root.members.push(['errors', drawErrors(random)]);
  return write(random, root, random.chance(0.5));
}

function text(content: string): Written {
  return { kind: 'text', text: content };
}
