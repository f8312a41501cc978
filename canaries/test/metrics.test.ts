import { journeyRecords } from '../src/metrics/journeyRecords.ts';
import type { JourneyResult, Outcome } from '../src/run/results.ts';

function resultOf(outcome: Outcome): JourneyResult {
  return {
    journey: 'home-page',
    run: 'r1',
    startMs: 1_000,
    latencyMs: 30,
    outcome,
    steps: [
      { step: 'chart', outcome, latencyMs: 20, problems: [], requestId: 'canary-r1-home-page-chart' },
      { step: 'trending', outcome: 'skipped', latencyMs: 0, problems: [], requestId: 'canary-r1-x' },
    ],
  };
}

const records = (outcome: Outcome) =>
  journeyRecords('canary', resultOf(outcome))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('journeyRecords', () => {
  it('has the latency and outcome of the journey and of each step that was reached', () => {
    expect(records('passed')).toEqual([
      {
        Journey: 'home-page',
        JourneySuccessPercent: 100,
        JourneyLatencyMs: 30,
        run: 'r1',
        outcome: 'passed',
        _aws: {
          Timestamp: 1_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Graphlets/Canary',
              Dimensions: [['Journey']],
              Metrics: [
                { Name: 'JourneySuccessPercent', Unit: 'Percent' },
                { Name: 'JourneyLatencyMs', Unit: 'Milliseconds' },
              ],
            },
          ],
        },
      },
      {
        Journey: 'home-page',
        Step: 'chart',
        StepLatencyMs: 20,
        requestId: 'canary-r1-home-page-chart',
        outcome: 'passed',
        _aws: {
          Timestamp: 1_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Graphlets/Canary',
              Dimensions: [['Journey', 'Step']],
              Metrics: [{ Name: 'StepLatencyMs', Unit: 'Milliseconds' }],
            },
          ],
        },
      },
    ]);
  });

  it.each<[Outcome, object, object]>([
    ['failed', { JourneySuccessPercent: 0, JourneyFailureCount: 1 }, { StepFailureCount: 1 }],
    ['timedOut', { JourneySuccessPercent: 0, JourneyTimeoutCount: 1 }, { StepTimeoutCount: 1 }],
  ])('counts %s apart', (outcome, ofJourney, ofStep) => {
    const counts = records(outcome).map((record) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => /(Percent|Count)$/.test(name))),
    );
    expect(counts).toEqual([ofJourney, ofStep]);
  });
});
