import { publicMessages } from '@graphlets/platform/errors';
import { type DataValue, isDataList } from '../data/data.ts';
import type { Failure } from '../failures.ts';
import type { LeafWriter } from './writeLeaf.ts';

export interface WriteContext {
  readonly failures: Failure[];
}

/**
 * Writes a value behind a text: what grows at one end only is put together fastest.
 *
 * @returns the longer text; undefined for a null that is in `failures` already
 */
export type ValueWriter = (
  text: string,
  value: DataValue | undefined,
  context: WriteContext,
) => string | undefined;

export const NULL = 'null';

/** A null that may not be one is a failure; who holds it becomes null instead. */
export function compileNonNull(write: ValueWriter): ValueWriter {
  return (text, value, context) => {
    if (value === null || value === undefined) {
      return fail(context, 'Cannot return null for a non-nullable field.');
    }
    return write(text, value, context);
  };
}

export function compileList(write: ValueWriter, isElementNonNull: boolean): ValueWriter {
  return (text, value, context) => {
    if (value === null || value === undefined) return text + NULL;
    if (!isDataList(value)) return fail(context, publicMessages.GRAPHLET_BAD_RESPONSE);
    let written = `${text}[`;
    for (let index = 0; index < value.length; index++) {
      const before = context.failures.length;
      if (index > 0) written += ',';
      const longer = write(written, value[index], context);
      if (context.failures.length > before) addToPaths(context, before, index);
      if (longer === undefined && isElementNonNull) return undefined;
      written = longer ?? written + NULL;
    }
    return `${written}]`;
  };
}

export function compileLeaf(write: LeafWriter): ValueWriter {
  return (text, value, context) => {
    if (value === null || value === undefined) return text + NULL;
    const leaf = write(value);
    return leaf === undefined ? fail(context, publicMessages.GRAPHLET_BAD_RESPONSE) : text + leaf;
  };
}

export function fail({ failures }: WriteContext, message: string): undefined {
  failures.push({ message, reversedPath: [] });
}

/** Tells the failures since `from` the next part of where they are. */
export function addToPaths({ failures }: WriteContext, from: number, part: string | number): void {
  for (let index = from; index < failures.length; index++) failures[index]?.reversedPath.push(part);
}
