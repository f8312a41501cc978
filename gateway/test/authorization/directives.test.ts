import { ask, claimsOf, denied } from './ask.ts';

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
