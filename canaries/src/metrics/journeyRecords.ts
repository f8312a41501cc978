import type { JourneyResult, StepResult } from '../run/results.ts';

/** A record in CloudWatch's Embedded Metric Format. */
export type EmfRecord = Readonly<Record<string, unknown>>;

const NAMESPACE = 'Graphlets/Canary';

/** The metrics of one journey, by journey and by step; a step that was not reached has none. */
export function journeyRecords(result: JourneyResult): readonly EmfRecord[] {
  const { journey, run, startMs, latencyMs, outcome, steps } = result;
  const reached = steps.filter(({ outcome }) => outcome !== 'skipped');
  return [
    emfRecord(
      startMs,
      { Journey: journey },
      {
        JourneySuccessPercent: outcome === 'passed' ? 100 : 0,
        JourneyLatencyMs: latencyMs,
        JourneyFailureCount: outcome === 'failed' ? 1 : 0,
        JourneyTimeoutCount: outcome === 'timedOut' ? 1 : 0,
      },
      { run, outcome },
    ),
    ...reached.map((step) => stepRecord(step, journey, startMs)),
  ];
}

function stepRecord(step: StepResult, journey: string, startMs: number): EmfRecord {
  const { outcome, latencyMs, requestId, problems } = step;
  return emfRecord(
    startMs,
    { Journey: journey, Step: step.step },
    {
      StepLatencyMs: latencyMs,
      StepFailureCount: outcome === 'failed' ? 1 : 0,
      StepTimeoutCount: outcome === 'timedOut' ? 1 : 0,
    },
    { requestId, outcome, ...(problems.length > 0 && { problems }) },
  );
}

function emfRecord(
  timeMs: number,
  dimensions: Readonly<Record<string, string>>,
  metrics: Readonly<Record<string, number>>,
  properties: Readonly<Record<string, unknown>>,
): EmfRecord {
  return {
    ...properties,
    ...dimensions,
    ...metrics,
    _aws: {
      Timestamp: timeMs,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.keys(metrics).map((Name) => ({ Name, Unit: unitOf(Name) })),
        },
      ],
    },
  };
}

function unitOf(name: string): string {
  if (name.endsWith('Ms')) return 'Milliseconds';
  return name.endsWith('Percent') ? 'Percent' : 'Count';
}
