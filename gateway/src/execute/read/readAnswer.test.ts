import type { FetchStep, Selected } from '../../plan/fetchPlan.ts';
import { DataObject, type DataValue, isDataList } from '../data/data.ts';
import { ObjectLayout } from '../data/layout.ts';
import { compileAnswerReader } from './readAnswer.ts';
import { compileTextReader } from './readText.ts';

const leaf = (responseName: string): Selected => ({ responseName, isLeaf: true });
const both: Selected = { responseName: 'both', isLeaf: true, selection: [leaf('x')] };
const inner: Selected = { responseName: 'in', isLeaf: false, selection: [leaf('x'), leaf('y')] };

function step(selection: readonly Selected[], lookups: FetchStep['lookups'] = []): FetchStep {
  const operation = { operation: '{ a }', operationName: undefined, isMutation: false, variables: [] };
  const rest = { needs: [], path: [], outputRewrites: [] };
  return { id: 0, graphlet: 'g', ...operation, ...rest, selection, lookups };
}

const root = step([leaf('a'), leaf('b'), inner]);
const entities = step(
  [],
  [
    {
      responseName: '_entities',
      variable: 'representations',
      path: [],
      selection: [leaf('x')],
      requires: [],
      inputRewrites: [],
      outputRewrites: [],
    },
  ],
);

/** Slots with lists and objects as plain values. */
function plain(value: DataValue | undefined): unknown {
  if (value === null || value === undefined || typeof value === 'string') return value;
  return isDataList(value) ? value.map(plain) : { ...value.values.map(plain) };
}

const asked = (count: number) => [
  {
    text: '',
    targets: Array.from({ length: count }, () => new DataObject(0)),
    others: new Map(),
    incomplete: [],
  },
];

/** What the reader of texts makes of an answer, and what anybody makes of it. */
const readerAfter =
  (expressionsAfter: number) =>
  (text: string, of = root, count = 0) => {
    const layout = new ObjectLayout();
    const plan = { steps: [of] };
    const asText = compileTextReader(of, layout, [layout], plan, expressionsAfter)(text, asked(count));
    const whole = compileAnswerReader(of, layout, [layout], plan, expressionsAfter)(text, asked(count));
    return {
      isText: asText !== undefined,
      root: plain(whole.root),
      entities: whole.entities.map(({ values, size, count }) =>
        Array.from({ length: count }, (_, index) => ({
          ...values.slice(index * size, (index + 1) * size).map(plain),
        })),
      ),
      errors: whole.errors,
    };
  };

describe.each([
  ['field by field', Number.POSITIVE_INFINITY],
  ['by expressions', 0],
])('%s,', (_way, expressionsAfter) => {
  const read = readerAfter(expressionsAfter);

  describe('an answer that is read as text', () => {
    it.each([
      ['{"data":{"a":"x","b":-1.5e3,"in":null}}', { 0: '"x"', 1: '-1.5e3', 2: null }],
      ['{"data":{"b":[["q\\"uo\\\\"],[]],"a":true}}', { 0: 'true', 1: [['"q\\"uo\\\\"'], []] }],
      ['{"data":{"a":{"t":["}",{}]},"in":[{"x":0,"y":1},null,[]]}}', undefined],
      ['{"data":{"a":"\\u00e9 ü 漢","in":{"y":false}}}\n', { 0: '"\\u00e9 ü 漢"', 2: { 1: 'false' } }],
      ['{"data":{}}', {}],
      ['{"data":{"a":null,"b":"null"}}', { 0: null, 1: '"null"' }],
      ['{"data":{"a":{"b":1},"b":[2]}}', { 0: '{"b":1}', 1: ['2'] }],
      ['{"data":{"b":1,"a":2}}', { 0: '2', 1: '1' }],
      ['{"data":{"a":1}}', { 0: '1' }],
      [`{"data":{"a":"${'long '.repeat(20)}\\n${'x'.repeat(64)}"}}`, undefined],
    ])('keeps the leaves of %s as they stand', (text, data) => {
      const answer = read(text);
      expect(answer.isText).toBe(true);
      if (data !== undefined) expect(answer.root).toEqual(data);
      expect(answer.errors).toEqual([]);
    });

    it('has as many entities as were asked for', () => {
      const answer = read('{"data":{"_entities":[{"x":1},null]}}', entities, 2);
      expect([answer.isText, answer.entities]).toEqual([true, [[{ 0: '1' }, {}]]]);
    });
  });

  describe('an answer that is not as expected', () => {
    it.each([
      ['white space', '{ "data": {"a": 1}}', { 0: '1' }],
      ['a line feed within', '{"data":{"a":1,\n"b":2}}', { 0: '1', 1: '2' }],
      ['another key', '{"data":{"a":1,"other":[{}]}}', { 0: '1' }],
      ['a key twice', '{"data":{"a":1,"a":2}}', { 0: '2' }],
      ['an escape in a key', '{"data":{"\\u0061":1}}', { 0: '1' }],
      ['extensions', '{"data":{"a":1},"extensions":{}}', { 0: '1' }],
      ['a text where an object belongs', '{"data":{"in":"x"}}', { 2: '"x"' }],
      ['a member of the prototype', '{"data":{"__proto__":{"a":1},"b":2}}', { 1: '2' }],
    ])('is parsed: %s', (_what, text, data) => {
      expect(read(text)).toEqual({ isText: false, root: data, entities: [], errors: [] });
    });

    it('is parsed with its errors', () => {
      const errors = [{ message: 'no' }];
      expect(read(JSON.stringify({ data: { a: null }, errors }))).toMatchObject({
        root: { 0: null },
        errors,
      });
    });

    it.each([
      ['{"data":{"a":01}}', 'not JSON'],
      ['{"data":{"a":1,"b":01}}', 'not JSON'],
      ['{"data":{"a":"\\q","b":1}}', 'not JSON'],
      ['{"data":{"a":"\\u12","b":1}}', 'not JSON'],
      ['{"data":{"a":"\u0001","b":1}}', 'not JSON'],
      ['{"data":{"a":1,"b":nul}}', 'not JSON'],
      ['{"data":{"a":1.}}', 'not JSON'],
      ['{"data":{"a":-}}', 'not JSON'],
      ['{"data":{"a":"\\q"}}', 'not JSON'],
      ['{"data":{"a":"\u0001"}}', 'not JSON'],
      [`{"data":{"a":"${'x'.repeat(50)}\u0001"}}`, 'not JSON'],
      [`{"data":{"a":"${'x'.repeat(50)}}}`, 'not JSON'],
      ['{"data":{"a":{"b":}}}', 'not JSON'],
      ['{"data":{"a":"x', 'not JSON'],
      ['{"data":{"a":1}}}', 'not JSON'],
      ['{"data":{"a":nul}}', 'not JSON'],
      ['{"data":[]}', '"data" is not an object'],
      ['{"data":null}', 'neither data nor errors'],
      ['{"errors":{}}', '"errors" is not a list of errors'],
      [`{"data":{"in":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'nested too deeply'],
    ])('is refused when it is none: %.60s', (text, reason) => {
      expect(() => read(text)).toThrow(reason);
    });

    it.each([
      ['{"data":{"_entities":[{"x":1}]}}', 'not 2 entities'],
      ['{"data":{"_entities":{"x":1}}}', 'not 2 entities'],
      ['{"data":{"_entities":[{"x":1},"x"]}}', 'an entity is no object'],
      ['{"data":{"_entities":[{"x":1},[{}]]}}', 'an entity is no object'],
    ])('is refused with other entities: %s', (text, reason) => {
      expect(() => read(text, entities, 2)).toThrow(reason);
    });
  });

  describe('a name that is a leaf in one type and an object in another', () => {
    it('is kept as both', () => {
      const answer = read('{"data":{"both":{"x":1}}}', step([both]));
      expect(answer).toMatchObject({ isText: false, root: { 0: { 0: '1' }, 1: '{"x":1}' } });
    });
  });
});

describe('a value that is too much for an expression', () => {
  it('is read without', () => {
    const { root } = readerAfter(0)(`{"data":{"a":"${'\\n'.repeat(6_000_000)}","b":1}}`);
    expect(root).toMatchObject({ 1: '1' });
  });
});
