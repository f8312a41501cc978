import { textOf } from '../data/data.ts';
import { ObjectLayout } from '../data/layout.ts';
import { compileConverter } from './convertJson.ts';

const selection = [{ responseName: 'any', isLeaf: true }];
const layout = new ObjectLayout();
layout.leaf('any');
const convert = compileConverter(layout, selection);
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`);

describe('lists within lists of a scalar that may be anything', () => {
  it('are read and written again to a depth that has a limit', () => {
    const { values } = convert({ any: nested(500) });
    expect(textOf(values[layout.leaf('any')])).toBe(JSON.stringify(nested(500)));
    expect(() => convert({ any: nested(501) })).toThrow(RangeError);
  });
});
