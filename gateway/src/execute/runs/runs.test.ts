import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import type { FetchStep, Required, Selected } from '../../plan/fetchPlan.ts';
import { assignSlots } from '../data/assignSlots.ts';
import { ObjectLayout } from '../data/layout.ts';
import { compileAnswerReader } from '../read/readAnswer.ts';
import { compileWriter } from '../write/compileWriter.ts';

const scalar = (name: string): TypeShape => ({ kind: 'scalar', name });
const nonNull = (of: TypeShape): TypeShape => ({ kind: 'nonNull', of });
const list = (of: TypeShape): TypeShape => ({ kind: 'list', of });
const hue: TypeShape = { kind: 'enum', name: 'Hue', values: ['RED', 'BLUE'] };

function field(name: string, type: TypeShape, dataName = name): FieldShape {
  return { responseName: name, dataName, fieldName: name, type };
}

function object(...fields: readonly FieldShape[]): TypeShape & { readonly selection: SelectionShape } {
  return { kind: 'object', selection: { typeName: 'T', isAbstract: false, fieldsByType: { T: fields } } };
}

const leaf = (responseName: string): Selected => ({ responseName, isLeaf: true });
const node = (responseName: string, ...selection: readonly Selected[]): Selected => ({
  responseName,
  isLeaf: false,
  selection,
});

function rootStep(selection: readonly Selected[], id = 0): FetchStep {
  const operation = { operation: '{ a }', operationName: undefined, isMutation: false, variables: [] };
  return { id, graphlet: 'g', ...operation, needs: [], path: [], outputRewrites: [], selection, lookups: [] };
}

function lookUp(
  path: readonly string[],
  requires: readonly Required[],
  ...selection: readonly Selected[]
): FetchStep {
  const lookup = { responseName: '_entities', variable: 'r', path, selection, requires };
  return { ...rootStep([], 1), lookups: [{ ...lookup, inputRewrites: [], outputRewrites: [] }] };
}

/** The answer to a client when a graphlet's is `text`, and which fields were kept together. */
function answer(
  text: string,
  { selection }: { readonly selection: SelectionShape },
  steps: readonly FetchStep[],
) {
  const layout = new ObjectLayout();
  assignSlots({ steps }, selection, layout);
  const [first = rootStep([])] = steps;
  const { root } = compileAnswerReader(first, layout, [], { steps }, 0)(text, []);
  if (root === null) throw new Error('no data');
  const runs = layout.runs.filter(({ slot }) => root.values[slot] !== undefined);
  const written = compileWriter(selection, layout)(root);
  return {
    text: written.text,
    failures: written.failures.length,
    kept: runs.map(({ members }) => members.map(({ name }) => name).join()),
  };
}

const types = object(
  field('id', nonNull(scalar('ID'))),
  field('n', scalar('Int')),
  field('f', scalar('Float')),
  field('b', scalar('Boolean')),
  field('s', scalar('String')),
  field('hue', hue),
  field('tags', list(nonNull(scalar('String')))),
);
const ofTypes = [rootStep(['id', 'n', 'f', 'b', 's', 'hue', 'tags'].map(leaf))];

describe('fields that come as the client wants them', () => {
  it.each([
    '{"id":"1","n":-12,"f":-0.25,"b":true,"s":"},é","hue":"RED","tags":["a",""]}',
    '{"id":"","n":null,"f":0,"b":null,"s":null,"hue":null,"tags":[]}',
    '{"id":"1","n":0,"f":12,"b":false,"s":"","hue":"BLUE","tags":null}',
  ])('stay one text: %s', (data) => {
    expect(answer(`{"data":${data}}`, types, ofTypes)).toEqual({
      text: data,
      failures: 0,
      kept: ['id,n,f,b,s,hue,tags'],
    });
  });

  it('are written one by one with an escape, where those are rare', () => {
    const data = '{"id":"1","n":1,"f":1,"b":true,"s":"\\n\\u00e9","hue":"RED","tags":[]}';
    expect(answer(`{"data":${data}}`, types, ofTypes)).toEqual({ text: data, failures: 0, kept: [] });
  });

  it.each([
    ['a number for an ID', '{"id":1', '{"id":"1"'],
    ['a whole number with a fraction', '{"id":"1","n":2.0', '{"id":"1","n":2'],
    ['a zero with a sign', '{"id":"1","n":-0', '{"id":"1","n":0'],
    ['an exponent', '{"id":"1","n":2e3', '{"id":"1","n":2000'],
    ['another order', '{"n":1,"id":"1"', '{"id":"1","n":1'],
  ])('are written one by one with %s', (_what, given, wanted) => {
    const rest = ',"f":1,"b":true,"s":"","hue":"RED","tags":[]}';
    const fill = wanted.includes('"n"') ? rest : `,"n":1${rest}`;
    expect(answer(`{"data":${given}${fill}}`, types, ofTypes)).toEqual({
      text: `${wanted}${fill}`,
      failures: 0,
      kept: [],
    });
  });

  it.each([
    ['null where none may be', '"id":null,"n":1,"f":1,"b":true,"s":"","hue":"RED","tags":[]', 'null'],
    ['a text for a number', '"id":"1","n":"1","f":1,"b":true,"s":"","hue":"RED","tags":[]', '"n":null'],
    [
      'a number over 32 bits',
      '"id":"1","n":3000000000,"f":1,"b":true,"s":"","hue":"RED","tags":[]',
      '"n":null',
    ],
    [
      'a value that the enum has not',
      '"id":"1","n":1,"f":1,"b":true,"s":"","hue":"RE","tags":[]',
      '"hue":null',
    ],
    [
      'null in a list of others',
      '"id":"1","n":1,"f":1,"b":true,"s":"","hue":"RED","tags":[null]',
      '"tags":null',
    ],
  ])('are looked at one by one for %s', (_what, members, part) => {
    const { text, failures, kept } = answer(`{"data":{${members}}}`, types, ofTypes);
    expect({ failures, kept, hasPart: text.includes(part) }).toEqual({
      failures: 1,
      kept: [],
      hasPart: true,
    });
  });

  it('are those that JSON.parse finds when one comes twice', () => {
    const two = object(field('n', scalar('Int')), field('s', scalar('String')));
    const twice = answer('{"data":{"n":1,"s":"a","n":2}}', two, [rootStep([leaf('n'), leaf('s')])]);
    expect(twice).toEqual({ text: '{"n":2,"s":"a"}', failures: 0, kept: [] });
  });
});

describe('an object that nobody looks into', () => {
  const inner = object(field('x', nonNull(scalar('Int'))), field('y', scalar('Int')));
  const outer = object(field('in', list(inner)));
  const steps = [rootStep([node('in', leaf('x'), leaf('y'))])];

  it('stays one text with all that is in it', () => {
    const data = '{"in":[{"x":1,"y":2},null,{"x":3,"y":null}]}';
    expect(answer(`{"data":${data}}`, outer, steps)).toEqual({ text: data, failures: 0, kept: ['in'] });
  });

  it('is looked at where one is not as it should be', () => {
    const data = '{"in":[{"x":1,"y":2},{"x":null,"y":2},{"y":1,"x":1}]}';
    expect(answer(`{"data":${data}}`, outer, steps)).toEqual({
      text: '{"in":[{"x":1,"y":2},null,{"x":1,"y":1}]}',
      failures: 1,
      kept: [],
    });
  });

  it.each([
    ['another step adds to it', [...steps, lookUp(['in', '@'], [], leaf('z'))]],
    [
      'a representation holds it',
      [...steps, lookUp([], [{ kind: 'field', name: 'in', selections: [] }], leaf('z'))],
    ],
    ['another step gives it as well', [...steps, rootStep([node('in', leaf('x'))], 1)]],
    ['more is fetched of it', [rootStep([node('in', leaf('x'), leaf('y'), leaf('z'))])]],
  ] satisfies readonly [string, readonly FetchStep[]][])('is read where %s', (_why, plan) => {
    const more = plan.length === 1 ? ',"z":1' : '';
    const text = `{"data":{"in":[{"x":1,"y":2${more}}]}}`;
    expect(answer(text, outer, plan)).toEqual({ text: '{"in":[{"x":1,"y":2}]}', failures: 0, kept: [] });
  });
});

describe('a field that a representation is made of', () => {
  it('is kept with the others and can be asked for', () => {
    const shape = object(field('id', scalar('ID')), field('s', scalar('String')));
    const required: Required = { kind: 'field', name: 'id' };
    const steps = [rootStep([leaf('id'), leaf('s')]), lookUp([], [required], leaf('z'))];
    const layout = new ObjectLayout();
    assignSlots({ steps }, shape.selection, layout);
    const [first = rootStep([])] = steps;
    const { root } = compileAnswerReader(first, layout, [], { steps }, 0)('{"data":{"id":"1","s":"a"}}', []);
    expect(layout.runs).toHaveLength(1);
    expect(root?.values[layout.leaf('id')]).toBe('"1"');
    expect(root?.values).toHaveLength(layout.usualSize);
  });
});

describe('a field with another name in the data than in the answer', () => {
  it('is written by itself', () => {
    const shape = object(field('s', scalar('String'), '__a_s'), field('n', scalar('Int')));
    const text = answer('{"data":{"__a_s":"a","n":1}}', shape, [rootStep([leaf('__a_s'), leaf('n')])]);
    expect(text).toEqual({ text: '{"s":"a","n":1}', failures: 0, kept: [] });
  });
});
