import type { Random } from '../../oracle/random.ts';
import { repeat, size } from '../documents/noise.ts';
import { drawDeep } from './drawText.ts';
import { text, type Written } from './hostileJson.ts';

/** What stands in the place of a graphlet's errors: a list of them, or nothing of the kind. */
export function drawErrors(random: Random): Written {
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
    drawDeep(random),
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
