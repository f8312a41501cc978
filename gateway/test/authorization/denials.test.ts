import { defaultGuardOptions } from '../../src/guards/guardOptions.ts';
import { fakeGraph } from '../fakeGraphlets.ts';
import { openOperation } from '../runOperation.ts';
import { ask, claimsOf, denied } from './ask.ts';
import { clubGraph } from './clubGraph.ts';

describe('a key that is denied', () => {
  const graph = () =>
    fakeGraph({
      a: {
        sdl: 'type Query { it: It } type It @key(fields: "id") { id: ID! @authenticated name: String }',
        resolvers: { Query: { it: () => ({ id: '1', name: 'One' }) } },
      },
      b: {
        sdl: 'type It @key(fields: "id") { id: ID! more: String }',
        resolvers: { It: { more: ({ id }: { id: string }) => `of ${id}` } },
      },
    });

  it('still joins graphlets, and stays out of the answer', async () => {
    expect((await ask('{ it { more } }', {}, {}, graph())).answer).toEqual({
      data: { it: { more: 'of 1' } },
    });
    expect((await ask('{ it { more nr: id } }', {}, {}, graph())).answer).toEqual({
      data: { it: null },
      errors: [denied('it', 'nr')],
    });
  });
});

describe('a denial', () => {
  it('of one request is none of another that runs the same operation', async () => {
    const run = await openOperation(clubGraph(), '{ user { name phone email } }');
    const answers = [];
    for (const claims of [
      claimsOf([]),
      claimsOf(['all']),
      claimsOf([], ['vip']),
      claimsOf(['all'], ['vip']),
      undefined,
    ]) {
      answers.push(await run({}, claims));
    }
    const all = { name: 'Ada', phone: '1', email: 'ada@example.com' };
    expect(answers.map((answer) => (answer as { data: { user: unknown } }).data.user)).toEqual([
      { ...all, phone: null, email: null },
      { ...all, phone: null },
      { ...all, email: null },
      all,
      { ...all, phone: null, email: null },
    ]);
  });

  it('counts whatever name the schema gives the directive', async () => {
    const graph = clubGraph();
    const renamed = graph.supergraphSdl
      .replace(
        'authenticated/v0.1", for: SECURITY',
        'authenticated/v0.1", import: [{name: "@authenticated", as: "@login"}], for: SECURITY',
      )
      .replaceAll(' @authenticated\n', ' @login\n')
      .replaceAll('directive @authenticated', 'directive @login')
      .replaceAll(/ @authenticated(?= |$)/gm, ' @login');
    const { answer } = await ask('{ me { name } }', {}, {}, { ...graph, supergraphSdl: renamed });
    expect(answer).toEqual({ data: { me: null }, errors: [denied('me')] });
  });

  it('refuses the whole operation where that is asked for', async () => {
    const settings = { guards: { ...defaultGuardOptions, denial: 'reject' } } as const;
    expect(await ask('{ user { name phone } }', settings)).toEqual({
      answer: { errors: [denied('user', 'phone')] },
      asked: '',
    });
    expect((await ask('{ user { name } }', settings)).answer).toEqual({ data: { user: { name: 'Ada' } } });
  });
});
