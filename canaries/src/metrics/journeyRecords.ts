import { createMetrics, createShapes } from '@graphlets/platform/telemetry/metrics/createMetrics';
import { CANARY_NAMESPACE } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import type { Metrics } from '@graphlets/platform/telemetry/metrics/metrics';
import type { JourneyResult, Outcome, StepResult } from '../run/results.ts';

/**
 * The metrics of one journey, by journey and by step (docs/metrics.md), as lines in Embedded Metric Format. They are of
 * the time when the journey was to start; a step that was not reached has none.
 *
 * @param functionName - of the canary; no dimension of these metrics
 */
export function journeyRecords(functionName: string, result: JourneyResult): string {
  const { startMs, steps } = result;
  const shapes = createShapes(CANARY_NAMESPACE, functionName);
  const reached = steps.filter(({ outcome }) => outcome !== 'skipped');
  const fill = [
    (metrics: Metrics) => putJourney(metrics, result),
    ...reached.map((step) => (metrics: Metrics) => putStep(metrics, step, result.journey)),
  ];
  // A record each: properties are those of a whole record.
  return fill
    .map((put) => {
      const metrics = createMetrics(shapes);
      put(metrics);
      return metrics.take(startMs);
    })
    .join('');
}

function putJourney(metrics: Metrics, { journey, run, latencyMs, outcome }: JourneyResult): void {
  const dimensions = { Journey: journey };
  metrics.put('JourneySuccessPercent', outcome === 'passed' ? 100 : 0, dimensions);
  metrics.put('JourneyLatencyMs', latencyMs, dimensions);
  const occurred = occurrenceOf(outcome);
  if (occurred !== undefined) metrics.put(`Journey${occurred}Count`, 1, dimensions);
  metrics.setProperty('run', run);
  metrics.setProperty('outcome', outcome);
}

function putStep(metrics: Metrics, step: StepResult, journey: string): void {
  const { outcome, latencyMs, requestId, problems } = step;
  const dimensions = { Journey: journey, Step: step.step };
  metrics.put('StepLatencyMs', latencyMs, dimensions);
  const occurred = occurrenceOf(outcome);
  if (occurred !== undefined) metrics.put(`Step${occurred}Count`, 1, dimensions);
  metrics.setProperty('requestId', requestId);
  metrics.setProperty('outcome', outcome);
  if (problems.length > 0) metrics.setProperty('problems', problems.join('; '));
}

function occurrenceOf(outcome: Outcome | 'skipped'): 'Failure' | 'Timeout' | undefined {
  if (outcome === 'failed') return 'Failure';
  return outcome === 'timedOut' ? 'Timeout' : undefined;
}
