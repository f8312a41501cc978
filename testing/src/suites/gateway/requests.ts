import type { GatewaySuite } from './suite.ts';

interface Step {
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Probed {
  readonly part1: { readonly remainingMs: number };
  readonly part2: { readonly remainingMs: number };
}

export function describeRequests({ ask, query, choice }: GatewaySuite): void {
  describe('mutations', () => {
    it('run one after the other, also across graphlets', async () => {
      const step = 'name startedAt endedAt';
      const { data } = await query(`mutation {
        first: synthetic1Step(name: "first", behaviour: { latencyMs: 40 }) { ${step} }
        second: synthetic2Step(name: "second", behaviour: { latencyMs: 40 }) { ${step} }
        third: synthetic1Step(name: "third") { ${step} }
        fourth: synthetic3Step(name: "fourth") { ${step} }
      }`);
      const steps = Object.values(data ?? {}) as readonly Step[];
      expect(steps.map(({ name }) => name)).toEqual(['first', 'second', 'third', 'fourth']);
      const times = steps.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(39);
    });

    it('may return an entity whose other fields are another graphlet’s', async () => {
      expect(
        await query('mutation { syntheticRenameItem(id: "1", name: "New") { name shippingCost price } }'),
      ).toEqual({ data: { syntheticRenameItem: { name: 'New', shippingCost: 273, price: 4 } } });
    });

    it('that fail leave those that follow to run', async () => {
      const answer = await query(`mutation {
        first: synthetic1Step(name: "first") { name }
        syntheticRenameItem(id: "1", name: "New") { part2(behaviour: { fault: ERROR }) { graphlet } }
        last: synthetic3Step(name: "last") { name }
      }`);
      expect(answer.data).toEqual({
        first: { name: 'first' },
        syntheticRenameItem: { part2: null },
        last: { name: 'last' },
      });
    });
  });

  describe('a request', () => {
    it('brings its id to every graphlet', async () => {
      const { body, headers } = await ask({
        query: '{ synthetic1 { requestId } syntheticItem(id: "1") { part2 { requestId } } }',
        headers: { 'x-request-id': 'suite-1.a_B' },
      });
      expect(body).toEqual({
        data: {
          synthetic1: { requestId: 'suite-1.a_B' },
          syntheticItem: { part2: { requestId: 'suite-1.a_B' } },
        },
      });
      if (choice.kind !== 'lambda') expect(headers?.['x-request-id']).toBe('suite-1.a_B');
    });

    it('with an id that is not fit for a log gets another', async () => {
      const { body } = await ask({
        query: '{ synthetic1 { requestId } }',
        headers: { 'x-request-id': 'a b{"c"}' },
      });
      expect(body).toEqual({ data: { synthetic1: { requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } } });
    });

    it('has one deadline: a graphlet gets what those before it have left', async () => {
      const { data } = await query(
        '{ syntheticItem(id: "1") { part1 { remainingMs } part2 { remainingMs } } }',
        'synthetic-1=latency:100',
      );
      const { part1, part2 } = (data as { readonly syntheticItem: Probed }).syntheticItem;
      // The gateway has 10 s at most, and keeps some of it back from the first for the second.
      expect(part1.remainingMs).toBeGreaterThan(0);
      expect(part1.remainingMs).toBeLessThan(10_000);
      expect(part2.remainingMs).toBeGreaterThan(0);
      expect(part2.remainingMs).toBeLessThanOrEqual(10_000 - 100);
    });

    it('runs the operation that it names, with its variables', async () => {
      const query =
        'query One { synthetic1 { graphlet } } query Two($id: ID!) { syntheticItem(id: $id) { id } }';
      const { body } = await ask({ query, operationName: 'Two', variables: { id: '5' } });
      expect(body).toEqual({ data: { syntheticItem: { id: '5' } } });
    });

    it.each([
      ['does not parse', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
      ['does not fit the schema', { query: '{ syntheticNothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
      [
        'names no operation',
        { query: 'query A { __typename }', operationName: 'B' },
        'OPERATION_RESOLUTION_FAILURE',
      ],
      [
        'has a variable of the wrong type',
        { query: 'query ($n: Int!) { syntheticItems(count: $n) { id } }', variables: { n: 'two' } },
        'BAD_USER_INPUT',
      ],
    ])('that %s is refused before any graphlet is called', async (_what, request, code) => {
      const { body } = await ask(request);
      expect(body.data).toBeUndefined();
      expect(body.errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    });

    it('may ask for the schema, which says nothing of the federation behind it', async () => {
      const { body } = await ask({
        query:
          '{ a: __type(name: "SyntheticItem") { kind } b: __type(name: "join__Graph") { kind } __typename }',
      });
      expect(body).toEqual({ data: { a: { kind: 'OBJECT' }, b: null, __typename: 'Query' } });
    });
  });
}
