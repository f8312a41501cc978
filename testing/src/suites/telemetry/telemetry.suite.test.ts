import { readFileSync, writeFileSync } from 'node:fs';
import {
  CANARY_NAMESPACE,
  dimensionSets,
  metricCatalogue,
  NAMESPACE,
} from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { emfFaults } from '../../../../platform/test/emf/emfFaults.ts';
import { outlineErrors } from '../gateway/suite.ts';
import { until } from '../gateway/until.ts';
import {
  FAULTS,
  type FaultResult,
  INSTANCES,
  PLACE_NAMES,
  PLACES,
  type Place,
  runFault,
  THROTTLED,
  UNREACHABLE,
} from './faultMatrix.ts';
import { faultsDocument, faultsDocumentFile, UPDATE_VARIABLE } from './faultsDocument.ts';
import {
  directivesOf,
  isMetricRecord,
  type ObservedAnswer,
  type ObservedStack,
  startObservedStack,
} from './observedStack.ts';

let observed: ObservedStack;
beforeAll(async () => {
  observed = await startObservedStack(INSTANCES, `synthetic-${THROTTLED}`);
  await observed.stack.lambda.deleteFunction(`synthetic-${UNREACHABLE}`);
  // As many environments of the gateway as will be at work at once, so that no fault has to wait for a cold start.
  for (let round = 0; round < 2; round++) {
    await Promise.all(PLACE_NAMES.map((place) => observed.ask(PLACES[place](2))));
  }
}, 90_000);
afterAll(() => observed?.close());

const TOUCHED = ['gateway', 'synthetic-1', 'synthetic-2', 'synthetic-4'];
const FEDERATED = 'query Federated { syntheticItem(id: "1") { id part2 { graphlet } part4 { graphlet } } }';

describe('a federated request', () => {
  it('has its id in every log line, metric record and span of all functions that it touched, and in its answer', async () => {
    const { requestId, headers, body } = await observed.ask(FEDERATED, '', 'shown-everywhere-1');
    expect(body.errors).toBeUndefined();
    expect(headers['x-request-id']).toBe(requestId);

    const written = () => observed.records.filter((record) => record.requestId === requestId);
    const spans = () => observed.spans.filter(({ annotations }) => annotations?.requestId === requestId);
    const functionsOf = (isMetric: boolean) => [
      ...new Set(
        written()
          .filter((record) => isMetricRecord(record) === isMetric && record.message !== 'invoked')
          .map(({ function: name }) => name),
      ),
    ];
    await until(() => TOUCHED.every((name) => spans().some((span) => span.name === name)));
    expect(functionsOf(true).toSorted()).toEqual(TOUCHED);
    expect(functionsOf(false).toSorted()).toEqual(TOUCHED);
    expect(new Set(spans().map(({ trace_id }) => trace_id)).size).toBe(1);
    // Each graphlet was called below the gateway's own span.
    const [root] = spans().filter(({ name }) => name === 'gateway');
    const calls = spans().filter(({ parent_id }) => parent_id === root?.id);
    expect(calls.map(({ name }) => name).toSorted()).toEqual([
      'execute',
      'plan',
      'prepare',
      ...TOUCHED.slice(1),
      'write',
    ]);
  });

  it('of a canary is counted apart', async () => {
    const { records } = await observed.ask('{ synthetic1 { graphlet } }', '', 'canary-journey-1');
    const namespaces = records.flatMap(directivesOf).map(({ Namespace }) => Namespace);
    expect(new Set(namespaces)).toEqual(new Set([CANARY_NAMESPACE]));
  });
});

/** What the local Lambda service says of the gateway: nothing was ended by it. */
const gatewayErrors = () => observed.stack.lambda.getMetrics().gateway?.errors;

describe('the gateway ends before Lambda does', () => {
  const calls = (records: ObservedAnswer['records']) =>
    records
      .filter(({ Function: name, Graphlet }) => name === 'gateway' && Graphlet !== undefined)
      .map(({ Graphlet, GraphletTimeoutCount = 0 }) => [Graphlet, GraphletTimeoutCount])
      .toSorted();

  it('when one graphlet is slower than its budget: the rest of the data, and the timeout as a metric', async () => {
    const { body, records } = await observed.ask(FEDERATED, 'synthetic-2=timeout');
    expect({ data: body.data, errors: outlineErrors(body) }).toEqual({
      data: { syntheticItem: { id: '1', part2: null, part4: { graphlet: 'synthetic-4' } } },
      errors: [{ code: 'GRAPHLET_TIMEOUT', graphlet: 'synthetic-2' }],
    });
    expect(calls(records)).toEqual([
      ['synthetic-1', 0],
      ['synthetic-2', 1],
      ['synthetic-4', 0],
    ]);
    expect(records).toContainEqual(
      expect.objectContaining({ Function: 'gateway', DeadlineExceededCount: 1 }),
    );
    expect(gatewayErrors()).toBe(0);
  });

  it('when three graphlets in sequence take longer together than there is time', async () => {
    const { body, records } = await observed.ask(
      '{ syntheticItem(id: "1") { id shippingCost total } other: synthetic4 { graphlet } }',
      'synthetic-1=latency:500, synthetic-2=latency:500, synthetic-3=timeout',
    );
    // The total may not be null, and its item goes with it.
    expect({ data: body.data, errors: outlineErrors(body) }).toEqual({
      data: { syntheticItem: null, other: { graphlet: 'synthetic-4' } },
      errors: [{ code: 'GRAPHLET_TIMEOUT', graphlet: 'synthetic-3' }],
    });
    expect(calls(records)).toEqual([
      ['synthetic-1', 0],
      ['synthetic-2', 0],
      ['synthetic-3', 1],
      ['synthetic-4', 0],
    ]);
    expect(gatewayErrors()).toBe(0);
  });
});

describe('a graphlet at fault', () => {
  const results: FaultResult[] = [];
  it.each(FAULTS)(
    '$name, wherever it stands: the client gets an answer, and metrics tell',
    async (fault) => {
      // Side by side where each of them waits for the deadline.
      const found: FaultResult[] = [];
      if (fault.name === 'slow') {
        found.push(...(await Promise.all(PLACE_NAMES.map((place) => runFault(observed, fault, place)))));
      } else {
        for (const place of PLACE_NAMES) found.push(await runFault(observed, fault, place));
      }
      results.push(...found);
      const told = found.map(({ metrics }) => [
        metrics.includes('GraphletErrorCount'),
        metrics.includes('RequestErrorCount'),
      ]);
      // A step of a mutation has no payload that could be too large.
      const isTold = (place: Place) => !(fault.name === 'oversized' && place === 'mutation');
      expect(told).toEqual(PLACE_NAMES.map((place) => [isTold(place), isTold(place)]));
    },
    60_000,
  );

  it(`does what docs/faults.md says (else: ${UPDATE_VARIABLE}=1)`, () => {
    const text = faultsDocument(results);
    if (process.env[UPDATE_VARIABLE] !== undefined) writeFileSync(faultsDocumentFile, text);
    expect(readFileSync(faultsDocumentFile, 'utf8')).toBe(text);
    expect(gatewayErrors()).toBe(0);
  });
});

describe('all metric records of these requests', () => {
  const metricRecords = () => observed.records.filter(isMetricRecord);

  it('are valid by the Embedded Metric Format', () => {
    expect(metricRecords().length).toBeGreaterThan(100);
    expect(metricRecords().flatMap((record) => emfFaults(JSON.stringify(record)))).toEqual([]);
  });

  it('have the units and dimensions of docs/metrics.md, and nothing that is not in it', () => {
    const wrong = metricRecords()
      .flatMap(directivesOf)
      .flatMap(({ Namespace, Dimensions, Metrics }) =>
        Metrics.filter(({ Name, Unit }) => {
          const known = metricCatalogue[Name as keyof typeof metricCatalogue];
          const isKnown =
            known !== undefined && known.unit === Unit && [NAMESPACE, CANARY_NAMESPACE].includes(Namespace);
          return !isKnown || JSON.stringify(Dimensions) !== JSON.stringify([dimensionSets[known.dimensions]]);
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('have every metric of docs/metrics.md that the gateway and its calls can have', () => {
    const written = new Set(
      metricRecords()
        .flatMap(directivesOf)
        .flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
    );
    const expected = Object.entries(metricCatalogue)
      .filter(
        ([name, { dimensions }]) =>
          dimensions === 'graphletCall' ||
          (dimensions === 'function' && !/^(DynamoDb|Registry|KeySet)/.test(name)),
      )
      .map(([name]) => name);
    expect(expected.filter((name) => !written.has(name))).toEqual([]);
  });
});
