import { fakeGraph } from './fakeGraphlets.ts';
import { runOperation } from './runOperation.ts';

const link = `extend schema @link(url: "https://example.org/pace/v1.0", import: ["@pace"]) @federation__composeDirective(name: "@pace")
  directive @pace(beats: Int! = 60) on FIELD`;
const graph = () =>
  fakeGraph({
    clock: { sdl: `${link} type Query { hour: Int }`, resolvers: { Query: { hour: () => 7 } } },
    tides: { sdl: 'type Query { tide: String }', resolvers: { Query: { tide: () => 'low' } } },
  });

describe('a directive of operations that a graphlet composes', () => {
  it('is for clients to use, and sent to no graphlet', async () => {
    const used = graph();
    expect(await runOperation(used, '{ hour @pace tide @pace(beats: 90) }')).toEqual({
      data: { hour: 7, tide: 'low' },
    });
    expect(used.calls.map(({ body }) => body.query).sort()).toEqual(['{hour}', '{tide}']);
  });

  it('is known to introspection, and its arguments are checked', async () => {
    const introspected = await runOperation(graph(), '{ __schema { directives { name } } }');
    expect(JSON.stringify(introspected)).toContain('"pace"');
    expect(await runOperation(graph(), '{ hour @pace(beats: "many") }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});
