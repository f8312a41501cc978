import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse } from 'graphql';
import type { FetchStep, Required } from '../fetchPlan.ts';
import { readGraphFacts } from './graphFacts.ts';
import { verifyPlan } from './verifyPlan.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@external"])';
const sdls = {
  shop: 'type Query { good: Good } type Good @key(fields: "id") { id: ID! price(in: String): Int }',
  tax: `type Good @key(fields: "id") {
    id: ID! price(in: String): Int @external tax: Int @requires(fields: "price(in: \\"EUR\\")") }`,
};
const { supergraphSdl } = composeServices(
  Object.entries(sdls).map(([name, sdl]) => ({ name, typeDefs: parse(`${LINK} ${sdl}`) })),
);
const facts = readGraphFacts(Supergraph.build(supergraphSdl ?? ''));

const root: FetchStep = {
  id: 0,
  graphlet: 'shop',
  operation: '{ good { __typename id price(in: "EUR") } }',
  operationName: undefined,
  isMutation: false,
  variables: [],
  needs: [],
  path: [],
  lookups: [],
  selection: [],
  outputRewrites: [],
};

function lookUp(names: readonly string[], more: Partial<FetchStep> = {}): FetchStep {
  const selections = names.map((name): Required => ({ kind: 'field', name }));
  const requires: Required[] = [{ kind: 'fragment', types: ['Good'], selections }];
  return {
    ...root,
    id: 1,
    graphlet: 'tax',
    operation:
      'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Good { tax } } }',
    needs: [0],
    lookups: [
      {
        responseName: '_entities',
        variable: 'representations',
        path: ['good'],
        selection: [],
        requires,
        inputRewrites: [],
        outputRewrites: [],
      },
    ],
    ...more,
  };
}

function kindsOf(steps: readonly FetchStep[], query = '{ good { tax } }'): readonly string[] {
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return [...new Set(verifyPlan({ steps }, operation, facts).map(({ kind }) => kind))];
}

const ALL = ['__typename', 'id', 'price'];

describe('a plan', () => {
  it('is right when everything is fetched, and in order', () => {
    expect(kindsOf([root, lookUp(ALL)])).toEqual([]);
    expect(kindsOf([root], '{ good { price(in: "EUR") } }')).toEqual([]);
  });

  it.each<[string, readonly FetchStep[], string]>([
    ['a selected field is fetched by no step', [root], 'does not fetch what is selected'],
    ['a representation has no key', [root, lookUp(['__typename', 'price'])], 'incomplete representation'],
    [
      'a representation has a field that no step before fetches',
      [{ ...root, operation: '{ good { __typename id } }' }, lookUp(ALL)],
      'incomplete representation',
    ],
    [
      'a step does not wait for what it needs',
      [root, lookUp(ALL, { needs: [] })],
      'incomplete representation',
    ],
    [
      'what a field requires is not sent along',
      [root, lookUp(['__typename', 'id'])],
      'asks without what is required',
    ],
    [
      'what a field requires is another call',
      [{ ...root, operation: '{ good { __typename id price(in: "USD") } }' }, lookUp(ALL)],
      'asks without what is required',
    ],
    [
      'a graphlet is asked for what is external there',
      [
        root,
        lookUp(ALL, {
          operation:
            'query($r: [_Any!]!) { _entities(representations: $r) { ... on Good { tax price(in: "EUR") } } }',
        }),
      ],
      'asks what is not there',
    ],
    [
      'a graphlet is asked for what it does not have',
      [{ ...root, operation: '{ good { tax } }' }],
      'asks what is not there',
    ],
    [
      'two steps put different calls under one name',
      [root, { ...root, id: 1, operation: '{ good { price(in: "USD") } }' }, lookUp(ALL, { id: 2 })],
      'one name for two calls',
    ],
  ])('is wrong when %s', (_, steps, kind) => {
    expect(kindsOf(steps)).toContain(kind);
  });

  it('is wrong when a call has other arguments than the client’s', () => {
    expect(kindsOf([root], '{ good { price(in: "USD") } }')).toEqual(['does not fetch what is selected']);
  });
});
