import type { Claims } from '../src/authentication/claims.ts';
import { defaultGuardOptions } from '../src/guards/guardOptions.ts';
import { type FakeGraph, fakeGraph } from './fakeGraphlets.ts';
import { openOperation, type RunSettings, runOperation } from './runOperation.ts';

const user = { id: 'u1', name: 'Ada', email: 'ada@example.com', mustHave: 'x', role: 'ADMIN' };
const things = [
  { __typename: 'Public', id: 'p', label: 'Open', note: 'n' },
  { __typename: 'Private', id: 's', label: 'Hidden', secret: 'x' },
];

/** Users with private fields, and an interface and a union with a private type. */
const clubGraph = () =>
  fakeGraph({
    users: {
      sdl: `
        type Query { me: User @authenticated user: User users: [[User]] things: [Thing] found: [Found] }
        type Mutation { rename: User @policy(policies: [["rename"]]) touch: Int }
        enum Role @requiresScopes(scopes: [["roles"]]) { ADMIN }
        type User @key(fields: "id") {
          id: ID! name: String role: Role
          email: String @requiresScopes(scopes: [["read", "mail"], ["all"]])
          mustHave: String! @authenticated
          phone: String @policy(policies: [["vip"]])
        }
        interface Thing { id: ID! label: String }
        type Public implements Thing { id: ID! label: String note: String }
        type Private implements Thing { id: ID! label: String @authenticated secret: String }
        type Badge @authenticated { id: ID! secret: String }
        union Found = Public | Badge`,
      resolvers: {
        Query: {
          me: () => user,
          user: () => user,
          users: () => [[user]],
          things: () => things,
          found: () => [things[0], { __typename: 'Badge', id: 'b', secret: 'x' }],
        },
        Mutation: { rename: () => user, touch: () => 1 },
        User: { __resolveReference: () => user, phone: () => '1' },
      },
    },
    mails: {
      sdl: `
        type User @key(fields: "id") {
          id: ID! email: String @external
          domain: String @requires(fields: "email") @requiresScopes(scopes: [["read", "mail"], ["all"]])
        }`,
      resolvers: { User: { domain: ({ email }: { email: string }) => email.split('@')[1] } },
    },
  });

const denied = (...path: string[]) => ({
  message: 'Unauthorized field or type.',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
});

const claimsOf = (scopes: readonly string[], policies: readonly string[] = []): Claims => ({
  scopes: new Set(scopes),
  policies: new Set(policies),
  all: {},
});

/** The answer, and every text that a graphlet was asked. */
async function ask(
  query: string,
  settings: RunSettings = {},
  variables = {},
  graph: FakeGraph = clubGraph(),
) {
  const answer = await runOperation(graph, query, variables, settings);
  return { answer, asked: graph.calls.map(({ body }) => body.query).join('\n') };
}

describe('@authenticated', () => {
  it('takes a root field from a request that nobody vouches for, and asks no graphlet', async () => {
    expect(await ask('{ me { name } }')).toEqual({
      answer: { data: { me: null }, errors: [denied('me')] },
      asked: '',
    });
  });

  it('leaves everything to a request with claims', async () => {
    const { answer } = await ask('{ me { name mustHave } }', { claims: claimsOf([]) });
    expect(answer).toEqual({ data: { me: { name: 'Ada', mustHave: 'x' } } });
  });

  it('takes the parent where a denied field may not be null, with one error', async () => {
    expect((await ask('{ user { name mustHave } users { mustHave } }')).answer).toEqual({
      data: { user: null, users: [[null]] },
      errors: [denied('user', 'mustHave'), denied('users', '@', '@', 'mustHave')],
    });
  });

  it('says where a denied field stands by its alias, through fragments, once', async () => {
    const query =
      '{ user { ...F ... on User { m: mustHave } } } fragment F on User { name ...G } fragment G on User { m: mustHave }';
    const { answer, asked } = await ask(query);
    expect(answer).toEqual({ data: { user: null }, errors: [denied('user', 'm')] });
    expect(asked).not.toContain('mustHave');
  });

  it('asks nothing of a field that a condition leaves out', async () => {
    const query = 'query($all: Boolean!) { user { name phone @include(if: $all) } }';
    expect((await ask(query, {}, { all: false })).answer).toEqual({ data: { user: { name: 'Ada' } } });
    expect((await ask(query, {}, { all: true })).answer).toEqual({
      data: { user: { name: 'Ada', phone: null } },
      errors: [denied('user', 'phone')],
    });
  });
});

describe('@requiresScopes', () => {
  it.each([
    [['read', 'mail'], 'ada@example.com'],
    [['all'], 'ada@example.com'],
    [['read'], null],
    [[], null],
  ])('with the scopes %j gives the email %j', async (scopes, email) => {
    const { answer, asked } = await ask('{ user { id email } }', { claims: claimsOf(scopes) });
    expect(answer).toMatchObject({ data: { user: { id: 'u1', email } } });
    expect(asked.includes('email')).toBe(email !== null);
  });

  it('counts on the type of a field', async () => {
    const { answer, asked } = await ask('{ user { role } }', { claims: claimsOf([]) });
    expect(answer).toEqual({ data: { user: { role: null } }, errors: [denied('user', 'role')] });
    expect(asked).not.toContain('role');
  });

  it('counts on a field that another one requires', async () => {
    const { asked } = await ask('{ user { domain } }', { claims: claimsOf(['read']) });
    expect(asked).not.toContain('email');
    const { answer } = await ask('{ user { domain } }', { claims: claimsOf(['all']) });
    expect(answer).toEqual({ data: { user: { domain: 'example.com' } } });
  });
});

describe('@policy', () => {
  it('runs only those fields of a mutation that it grants', async () => {
    const query = 'mutation { rename { id } touch }';
    const { answer, asked } = await ask(query, { claims: claimsOf([], ['vip']) });
    expect(answer).toEqual({ data: { rename: null, touch: 1 }, errors: [denied('rename')] });
    expect(asked).not.toContain('rename');
    expect((await ask(query, { claims: claimsOf([], ['rename']) })).answer).toEqual({
      data: { rename: { id: 'u1' }, touch: 1 },
    });
  });
});

describe('interfaces and unions', () => {
  it('withhold a field of an interface on the type where it is denied, as the composed interface says', async () => {
    const { answer, asked } = await ask(
      '{ things { id label ... on Public { label } ... on Private { label } } }',
    );
    expect(answer).toEqual({
      data: {
        things: [
          { id: 'p', label: 'Open' },
          { id: 's', label: null },
        ],
      },
      errors: [denied('things', '@', 'label')],
    });
    expect(asked).toMatch(/on Public\s*{\s*label/);
    expect(asked).not.toMatch(/on Private\s*{\s*label/);
  });

  it('is asked on the types where it is allowed, where a supergraph does not say so of the interface', async () => {
    const graph = clubGraph();
    const older = {
      ...graph,
      supergraphSdl: graph.supergraphSdl.replace(/(interface Thing[^}]*label: String) @authenticated/, '$1'),
    };
    expect(older.supergraphSdl).not.toBe(graph.supergraphSdl);
    const { answer, asked } = await ask('{ things { id label } }', {}, {}, older);
    expect(answer).toEqual({
      data: {
        things: [
          { id: 'p', label: 'Open' },
          { id: 's', label: null },
        ],
      },
      errors: [denied('things', '@', 'label')],
    });
    expect(asked).not.toMatch(/on Private\s*{\s*label/);
  });

  it('withhold the fields of a denied member of a union, and tell its name alone', async () => {
    const { answer, asked } = await ask(
      '{ found { __typename ... on Public { note } ... on Badge { secret } } }',
    );
    expect(answer).toEqual({
      data: {
        found: [
          { __typename: 'Public', note: 'n' },
          { __typename: 'Badge', secret: null },
        ],
      },
      errors: [denied('found', '@', 'secret')],
    });
    expect(asked).not.toContain('secret');
  });
});

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
