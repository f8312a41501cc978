import { createHandler } from '../../src/handler.ts';
import { createWordFronts, lambdaContext } from './createWordFronts.ts';

describe('a gateway that has no graph', () => {
  const failing = createHandler(() => Promise.reject(new Error('no graph')));
  const errors = [{ message: 'The graph cannot be loaded.', extensions: { code: 'SUPERGRAPH_UNAVAILABLE' } }];

  it('answers 503, of its health too', async () => {
    for (const rawPath of ['/graphql', '/health']) {
      const event = { version: '2.0', rawPath, requestContext: { http: { method: 'GET' } } };
      const answer = (await failing(event, lambdaContext)) as { statusCode: number; body: string };
      expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([503, { errors }]);
    }
  });

  it('says so to a direct invoke, and serves when it has one', async () => {
    const fronts = await createWordFronts();
    let isThere = false;
    const handler = createHandler(() =>
      isThere ? Promise.resolve(fronts) : Promise.reject(new Error('no graph')),
    );
    expect(await handler({ query: '{ __typename }' }, lambdaContext)).toEqual({ errors });
    isThere = true;
    expect(await handler({ query: '{ __typename }' }, lambdaContext)).toEqual({
      data: { __typename: 'Query' },
    });
  });
});
