import { isDataList } from '../data/data.ts';
import { ObjectLayout } from '../data/layout.ts';
import { compileReader } from './compileReader.ts';
import { Cursor } from './cursor.ts';

/** Reads lists of one position, answer after answer; gives how many objects were made of each. */
function createListReader(): (ids: readonly number[]) => number {
  const layout = new ObjectLayout();
  const selection = [{ responseName: 'id', isLeaf: true }];
  const rules = { mayShare: () => true, expressionsAfter: 0 };
  const read = compileReader(layout, [{ responseName: 'list', isLeaf: false, selection }], rules);
  const { slot } = layout.object('list');
  return (ids) => {
    const text = JSON.stringify({ list: ids.map((id) => ({ id })) });
    const list = read(new Cursor(text, 0))?.values[slot];
    return isDataList(list) ? new Set(list).size : Number.NaN;
  };
}

const different = (count: number) => Array.from({ length: count }, (_, index) => index);
/** The fourth object is the first one that came before. */
const late = [1, 2, 3, 1, 2, 3];

describe('an object that comes twice at one position of an answer', () => {
  it('is one object', () => {
    expect(createListReader()(late)).toBe(3);
  });

  it('is not looked for behind many that did not', () => {
    expect(createListReader()([...different(24), 0])).toBe(25);
  });

  it('is looked for in fewer objects after answers in which none did, and now and then in more', () => {
    const made = createListReader();
    for (let answer = 0; answer < 4; answer++) made(different(9));
    const counts = Array.from({ length: 12 }, () => made(late));
    expect(counts).toEqual([...Array.from({ length: 11 }, () => 6), 3]);
    // One has been found, so that they are looked for again.
    expect(made(late)).toBe(3);
  });

  it('is looked for where one of the first objects does, whatever came before', () => {
    const made = createListReader();
    for (let answer = 0; answer < 9; answer++) made(different(9));
    expect(made([1, 1, 2, 2])).toBe(2);
  });
});
