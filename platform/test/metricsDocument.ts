import { join } from 'node:path';
import {
  CANARY_NAMESPACE,
  type DimensionSet,
  dimensionSets,
  logNamespace,
  type MetricDefinition,
  metricCatalogue,
  NAMESPACE,
} from '../src/telemetry/metrics/metricCatalogue.ts';

export const metricsDocumentFile = join(import.meta.dirname, '..', '..', 'docs', 'metrics.md');

const SECTIONS: Readonly<Record<DimensionSet, string>> = {
  function: 'Of a function',
  graphletCall: 'Of the gateway’s calls of a graphlet',
  log: 'From Lambda’s own log lines',
  journey: 'Of a canary’s journey',
  step: 'Of a step of a journey',
};

const INTRODUCTION = `# Metrics

<!-- Written by \`node platform/test/writeMetricsDocument.ts\` from platform/src/telemetry/metrics/metricCatalogue.ts. -->

Every function writes its metrics to its log in CloudWatch's Embedded Metric Format, before it answers; nothing calls PutMetricData.
The namespace is \`${NAMESPACE}\`, and \`${CANARY_NAMESPACE}\` for requests of canaries (their ids begin with \`canary-\`), which are never counted as
users'. Every record of a request has its \`requestId\`, the gateway's also the \`operationName\` and the \`estimatedCost\` by \`@cost\` and
\`@listSize\`, as properties for Logs Insights; a reading of the registry or of a key set belongs to no request.

A metric that is written on \`occurrence\` has no value where nothing happened: in metric math use \`FILL(m, 0)\`.`;

/** docs/metrics.md, as the catalogue says. */
export function metricsDocument(): string {
  const sections = (Object.keys(SECTIONS) as DimensionSet[]).map((set) => {
    const rows = Object.entries<MetricDefinition>(metricCatalogue)
      .filter(([, { dimensions }]) => dimensions === set)
      .map(([name, { unit, written, meaning }]) => `| \`${name}\` | ${unit} | ${written} | ${meaning} |`);
    const dimensions = dimensionSets[set].map((name) => `\`${name}\``).join(', ');
    const place =
      set === 'log'
        ? `Namespace: \`${logNamespace('<function>')}\`, no dimensions`
        : `Dimensions: ${dimensions}`;
    return `## ${SECTIONS[set]}

${place}.

| metric | unit | written | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}`;
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}
