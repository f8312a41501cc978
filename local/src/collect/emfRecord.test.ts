import { readEmf } from './emfRecord.ts';

const directive = {
  Namespace: 'Graphlets',
  Dimensions: [['Function', 'Graphlet']],
  Metrics: [{ Name: 'GraphletLatencyMs', Unit: 'Milliseconds' }, { Name: 'GraphletCallCount' }],
};
const record = {
  _aws: { Timestamp: 1, CloudWatchMetrics: [directive] },
  Function: 'gateway',
  Graphlet: 'titles',
  requestId: 'r-1',
  GraphletLatencyMs: [3, 4],
  GraphletCallCount: 2,
};
const dimensions = { Function: 'gateway', Graphlet: 'titles' };

describe('readEmf', () => {
  it('reads single values and arrays under their dimensions', () => {
    expect(readEmf(record)).toEqual([
      { namespace: 'Graphlets', name: 'GraphletLatencyMs', unit: 'Milliseconds', dimensions, values: [3, 4] },
      { namespace: 'Graphlets', name: 'GraphletCallCount', unit: 'None', dimensions, values: [2] },
    ]);
  });

  it('reads a metric once for each set of dimensions', () => {
    const sets = { ...directive, Dimensions: [['Function'], [], ['Function', 'Graphlet']] };
    const read = readEmf({ ...record, _aws: { CloudWatchMetrics: [sets] }, GraphletCallCount: undefined });
    expect(read.map((each) => each.dimensions)).toEqual([{ Function: 'gateway' }, {}, dimensions]);
  });

  it.each([
    [{}],
    [{ _aws: 1 }],
    [{ _aws: { CloudWatchMetrics: 'x' } }],
    [{ _aws: { CloudWatchMetrics: [{ ...directive, Namespace: 1 }] } }],
    [{ ...record, Graphlet: 7 }],
    [{ ...record, GraphletLatencyMs: 'slow', GraphletCallCount: [null] }],
  ])('leaves out what is not of the format: %j', (given) => {
    expect(readEmf(given)).toEqual([]);
  });
});
