import { MetricsContext } from 'aws-embedded-metrics/lib/logger/MetricsContext.js';
import { LogSerializer } from 'aws-embedded-metrics/lib/serializers/LogSerializer.js';
import { emfFaults } from '../../../test/emf/emfFaults.ts';
import { createMetrics, createShapes } from './createMetrics.ts';
import { metricCatalogue } from './metricCatalogue.ts';
import { METRIC_LIMIT, serialize } from './recordShape.ts';

const NOW_MS = 1_700_000_000_000;
const metrics = () => createMetrics(createShapes('Graphlets', 'gateway'));
const records = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('createMetrics', () => {
  it('writes what aws-embedded-metrics writes', () => {
    const ours = metrics();
    ours.setProperty('requestId', 'r"1');
    ours.put('GraphletCallCount', 1, { Graphlet: 'titles' });
    ours.put('GraphletLatencyMs', 3.25, { Graphlet: 'titles' });
    ours.put('GraphletLatencyMs', 4, { Graphlet: 'titles' });

    const theirs = MetricsContext.empty();
    theirs.setNamespace('Graphlets');
    theirs.setDimensions([{ Function: 'gateway', Graphlet: 'titles' }], false);
    theirs.setTimestamp(Date.now());
    theirs.setProperty('requestId', 'r"1');
    theirs.putMetric('GraphletCallCount', 1, 'Count');
    theirs.putMetric('GraphletLatencyMs', 3.25, 'Milliseconds');
    theirs.putMetric('GraphletLatencyMs', 4, 'Milliseconds');

    const [expected = ''] = new LogSerializer().serialize(theirs);
    const { _aws, ...members } = JSON.parse(expected);
    const [record] = records(ours.take(NOW_MS));
    // The package puts the metrics with the most values first.
    const byName = (left: { Name: string }, right: { Name: string }) => (left.Name < right.Name ? -1 : 1);
    _aws.CloudWatchMetrics[0].Metrics.sort(byName);
    expect(record).toEqual({ ...members, _aws: { ..._aws, Timestamp: NOW_MS } });
  });

  it('has one record for each set of dimensions, and forgets what it has written', () => {
    const ours = metrics();
    ours.put('RequestCount', 1);
    ours.put('GraphletCallCount', 1, { Graphlet: 'titles' });
    ours.put('GraphletCallCount', 1, { Graphlet: 'names' });
    ours.put('RequestLatencyMs', 7);
    expect(records(ours.take(NOW_MS))).toMatchObject([
      { Function: 'gateway', RequestCount: 1, RequestLatencyMs: 7 },
      { Function: 'gateway', Graphlet: 'titles', GraphletCallCount: 1 },
      { Function: 'gateway', Graphlet: 'names', GraphletCallCount: 1 },
    ]);
    expect(ours.take(NOW_MS)).toBe('');
  });

  it('splits more than 100 values of a metric over several records and drops none', () => {
    const ours = metrics();
    ours.setProperty('requestId', 'r1');
    const values = Array.from({ length: 250 }, (_, index) => index);
    for (const value of values) ours.put('DynamoDbLatencyMs', value);
    ours.put('DynamoDbCallCount', 250);
    const text = ours.take(NOW_MS);
    const written = records(text);
    expect(text.trimEnd().split('\n').flatMap(emfFaults)).toEqual([]);
    expect(written.flatMap(({ DynamoDbLatencyMs }) => DynamoDbLatencyMs ?? [])).toEqual(values);
    expect(written.flatMap(({ DynamoDbCallCount }) => DynamoDbCallCount ?? [])).toEqual([250]);
    expect(written).toMatchObject(written.map(() => ({ Function: 'gateway', requestId: 'r1' })));
  });
});

describe('serialize', () => {
  it('splits more than 100 metrics over several records and drops none', () => {
    const many = new Map(
      Array.from(
        { length: 250 },
        (_, index) => [`M${index}` as string, { unit: 'Count', values: [index] }] as const,
      ),
    );
    const lines = serialize('Graphlets', { Function: 'gateway' }, {}, many, NOW_MS);
    expect(lines.flatMap(emfFaults)).toEqual([]);
    const found = lines.flatMap((line) =>
      Object.entries(JSON.parse(line)).filter(([name]) => many.has(name)),
    );
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries([...many].map(([name, { values }]) => [name, values[0]])),
    );
  });
});

describe('the catalogue', () => {
  it('fits into one record and says the unit in every name', () => {
    expect(Object.keys(metricCatalogue).length).toBeLessThan(METRIC_LIMIT);
    const suffixes = { Count: /Count$/, Milliseconds: /Ms$/, Percent: /Percent$/ };
    const wrong = Object.entries(metricCatalogue).filter(([name, { unit }]) => !suffixes[unit].test(name));
    expect(wrong).toEqual([]);
  });
});

describe('emfFaults', () => {
  const valid =
    '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[["D"]],"Metrics":[{"Name":"M","Unit":"Count"}]}]},"D":"d","M":1}';
  it.each([
    ['nothing of the format', '{}'],
    ['no timestamp', valid.replace('"Timestamp":1,', '')],
    ['a unit that there is not', valid.replace('"Count"', '"Counts"')],
    ['an empty namespace', valid.replace('"N"', '""')],
    ['a dimension without a value', valid.replace('"D":"d"', '"E":"d"')],
    ['a metric that is a text', valid.replace('"M":1', '"M":"1"')],
    ['101 values', valid.replace('"M":1', `"M":[${Array(101).fill(1)}]`)],
  ])('finds %s', (_, line) => {
    expect(emfFaults(valid)).toEqual([]);
    expect(emfFaults(line)).not.toEqual([]);
  });
});
