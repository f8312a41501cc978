import { metricKey } from './datum.ts';
import { readEmf } from './readEmf.ts';

const record = {
  _aws: {
    Timestamp: 1_000,
    CloudWatchMetrics: [
      {
        Namespace: 'Graphlets',
        Dimensions: [['Function'], ['Function', 'Graphlet']],
        Metrics: [{ Name: 'CallCount', Unit: 'Count' }, { Name: 'LatencyMs' }, { Name: 'Absent' }],
      },
    ],
  },
  Function: 'gateway',
  Graphlet: 'ratings',
  CallCount: 1,
  LatencyMs: [3, 4],
  requestId: 'r-1',
};

describe('readEmf', () => {
  it('gives each metric once per dimension set, several values at once', () => {
    const both = [{ Function: 'gateway' }, { Function: 'gateway', Graphlet: 'ratings' }];
    const datum = (name: string, unit: string, values: readonly number[]) =>
      both.map((dimensions) => ({
        metric: { namespace: 'Graphlets', name, dimensions },
        unit,
        timeMs: 1_000,
        values,
      }));
    expect(readEmf(record)).toEqual([
      ...datum('CallCount', 'Count', [1]),
      ...datum('LatencyMs', 'None', [3, 4]),
    ]);
  });

  it.each([undefined, 7])(
    'drops a dimension set of which one value is %j, as CloudWatch does',
    (Graphlet) => {
      expect(readEmf({ ...record, Graphlet }).map(({ metric }) => metric.dimensions)).toEqual([
        { Function: 'gateway' },
        { Function: 'gateway' },
      ]);
    },
  );

  it.each([
    null,
    'text',
    {},
    { _aws: {} },
    { _aws: { Timestamp: 1, CloudWatchMetrics: 'x' } },
    { _aws: { Timestamp: 1, CloudWatchMetrics: [{}] } },
    { ...record, CallCount: [null], LatencyMs: 'slow' },
  ])('finds nothing in %j', (other) => {
    expect(readEmf(other)).toEqual([]);
  });

  it('takes dimensions in any order for the same metric', () => {
    const key = (dimensions: Record<string, string>) => metricKey({ namespace: 'n', name: 'm', dimensions });
    expect(key({ A: '1', B: '2' })).toBe(key({ B: '2', A: '1' }));
    expect(key({ A: '1' })).not.toBe(key({ A: '2' }));
  });
});
