import type { FetchPlan, FetchStep } from '../../plan/fetchPlan.ts';
import { mayShareAt, type StepPart } from '../../plan/mayShareAt.ts';
import type { Entities } from '../data/entities.ts';
import type { ObjectLayout } from '../data/layout.ts';
import type { Representations } from '../represent/representations.ts';
import { compileEntitiesReader } from './compileEntitiesReader.ts';
import { compileReader } from './compileReader.ts';
import { Cursor } from './cursor.ts';
import type { GraphletAnswer } from './graphletAnswer.ts';
import type { ReadingRules } from './readingRules.ts';
import { CHAR } from './readLeaf.ts';

/** @returns undefined when the text is not as expected: errors, extensions, white space, other keys, another count */
export type TextReader = (text: string, asked: readonly Representations[]) => GraphletAnswer | undefined;

const HEAD = '{"data":';

/** Reads a step's answer without parsing its leaves. */
export function compileTextReader(
  step: FetchStep,
  root: ObjectLayout,
  positions: readonly ObjectLayout[],
  plan: Pick<FetchPlan, 'steps'>,
  expressionsAfter: number,
): TextReader {
  const { lookups, selection, outputRewrites } = step;
  // Rewrites are changes of parsed data.
  if (outputRewrites.length > 0 || lookups.some((lookup) => lookup.outputRewrites.length > 0)) {
    return () => undefined;
  }
  const rulesOf = (part: StepPart): ReadingRules => ({
    mayShare: (path) => mayShareAt([...part.path, ...path], step, part, plan),
    expressionsAfter,
  });
  const readRoot = compileReader(root, selection, rulesOf(step));
  const entityReaders = lookups.map((lookup, at) => ({
    head: `${at === 0 ? '{' : ','}${JSON.stringify(lookup.responseName)}:`,
    read: compileEntitiesReader(positions[at] ?? root, lookup.selection, rulesOf(lookup)),
  }));

  return (text, asked) => {
    if (!text.startsWith(HEAD)) return undefined;
    // Some servers end with a line feed.
    const end = text.endsWith('\n') ? text.length - 1 : text.length;
    const cursor = new Cursor(text, HEAD.length);
    if (entityReaders.length === 0) {
      const data = readRoot(cursor);
      return data !== undefined && isEnd(cursor, end) ? { root: data, entities: [], errors: [] } : undefined;
    }
    const entities: Entities[] = [];
    for (const [at, { head, read }] of entityReaders.entries()) {
      if (!text.startsWith(head, cursor.at)) return undefined;
      cursor.at += head.length;
      const list = read(cursor, asked[at]?.targets.length ?? 0);
      if (list === undefined) return undefined;
      entities.push(list);
    }
    if (text.charCodeAt(cursor.at++) !== CHAR.close) return undefined;
    return isEnd(cursor, end) ? { root: null, entities, errors: [] } : undefined;
  };
}

function isEnd({ text, at }: Cursor, end: number): boolean {
  return at === end - 1 && text.charCodeAt(at) === CHAR.close;
}
