import { metricsOf } from '@graphlets/alarms/metricsOf';
import { readTemplate } from '@graphlets/alarms/template/readTemplate';
import { resolveText } from '@graphlets/alarms/template/resolveText';
import { dimensionSets, metricCatalogue } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { synthesized } from '../template/synthesized.ts';
import { propertiesOf, type Template } from '../template/template.ts';

let template: Template;

beforeAll(async () => {
  template = (await synthesized('prod')).template('observability');
}, 180_000);

interface MetricUse {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly string[];
}

/** By name; the widgets as the console gets them. */
function dashboards(): Readonly<Record<string, { readonly widgets: readonly Widget[] }>> {
  return Object.fromEntries(
    propertiesOf(template, 'AWS::CloudWatch::Dashboard').map((properties) => [
      properties.DashboardName,
      JSON.parse(resolveText(properties.DashboardBody, template.Resources)),
    ]),
  );
}
interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly unknown[];
  };
}

/** `["Graphlets", "RequestCount", "Function", "titles", {...}]` */
function useOf(line: unknown): readonly MetricUse[] {
  if (!Array.isArray(line)) return [];
  const [namespace, name, ...rest] = line.filter((part) => typeof part === 'string');
  if (namespace === undefined || name === undefined) return [];
  return [{ namespace, name, dimensions: rest.filter((_, index) => index % 2 === 0) }];
}

/** What is wrong with a metric of ours: it would stay empty for ever. */
function faultOf({ namespace, name, dimensions }: MetricUse): string | undefined {
  if (!namespace.startsWith('Graphlets')) return undefined;
  const definition = Object.entries(metricCatalogue).find(([known]) => known === name)?.[1];
  if (definition === undefined) return `${name} is not in the catalogue`;
  const wanted: string[] = [...dimensionSets[definition.dimensions]];
  const place = definition.dimensions === 'log' ? /^Graphlets\/Log\/[a-z0-9-]+$/ : /^Graphlets(\/Canary)?$/;
  if (!place.test(namespace)) return `${name} is not in ${namespace}`;
  return String(dimensions.toSorted()) === String(wanted.sort())
    ? undefined
    : `${name} has the dimensions ${wanted}, not ${dimensions}`;
}

describe('the metrics that alarms and dashboards look at', () => {
  it('are those of the catalogue, with their dimensions', () => {
    const ofAlarms = readTemplate(template).metricAlarms.flatMap(metricsOf);
    const uses = [
      ...ofAlarms.map(({ dimensions, ...metric }) => ({ ...metric, dimensions: Object.keys(dimensions) })),
      ...Object.values(dashboards()).flatMap(({ widgets }) =>
        widgets.flatMap(({ properties }) => (properties.metrics ?? []).flatMap(useOf)),
      ),
    ];
    expect(uses.length).toBeGreaterThan(300);
    expect([...new Set(uses.map(faultOf))]).toEqual([undefined]);
  });
});

describe('dashboards', () => {
  it('are one for each owner and one over all', () => {
    expect(Object.keys(dashboards()).sort()).toEqual(
      ['awards', 'charts', 'credits', 'names', 'platform', 'ratings', 'reviews', 'titles']
        .map((team) => `graphlets-prod-${team}-team`)
        .concat('graphlets-prod-overall')
        .sort(),
    );
  });

  it('of a team show its alarms and its functions alone', () => {
    const shown = dashboards()['graphlets-prod-titles-team']?.widgets ?? [];
    expect(shown.map(({ properties: { title } }) => title)).toEqual([
      'Alarms of titles-team',
      'titles: requests',
      'titles: latency, ms',
      'titles: environments',
    ]);
    const names = shown[0]?.properties.alarms ?? [];
    expect(names.length).toBe(9);
    expect(names.filter((name) => !name.includes('titles'))).toEqual([]);
  });

  it('over all shows every alarm that wakes somebody', () => {
    const [alarms] = dashboards()['graphlets-prod-overall']?.widgets ?? [];
    const { metricAlarms, compositeAlarms } = readTemplate(template);
    const waking = [...metricAlarms, ...compositeAlarms]
      .filter(({ name, alarmActions }) => alarmActions.length > 0 && !name.endsWith('-cold-starts'))
      .map(({ name }) => name);
    expect([...(alarms?.properties.alarms ?? [])].sort()).toEqual(waking.sort());
  });
});

describe('topics', () => {
  it('are one for each owner, encrypted, and open to CloudWatch alone', () => {
    const topics = propertiesOf(template, 'AWS::SNS::Topic');
    expect(topics.map(({ TopicName }) => TopicName).sort()).toEqual(
      ['awards', 'charts', 'credits', 'names', 'platform', 'ratings', 'reviews', 'titles'].map(
        (team) => `graphlets-prod-pages-${team}-team`,
      ),
    );
    expect(topics.every(({ KmsMasterKeyId }) => KmsMasterKeyId !== undefined)).toBe(true);
    const allowed = propertiesOf(template, 'AWS::SNS::TopicPolicy').flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow'),
    );
    expect(new Set(allowed.map(({ Principal }) => JSON.stringify(Principal)))).toEqual(
      new Set(['{"Service":"cloudwatch.amazonaws.com"}']),
    );
  });

  it('are told by the alarms of the functions that the owner has', () => {
    const { compositeAlarms } = readTemplate(template);
    const told = compositeAlarms.map(({ name, alarmActions }) => [name, alarmActions]);
    expect(Object.fromEntries(told)).toMatchObject({
      'graphlets-prod-titles-unhealthy': ['graphlets-prod-pages-titles-team'],
      'graphlets-prod-gateway-unhealthy': ['graphlets-prod-pages-platform-team'],
      'graphlets-prod-synthetic-2-unhealthy': ['graphlets-prod-pages-platform-team'],
    });
  });
});

describe('the alarm on a journey', () => {
  it('goes off below 90 % in three data points in a row, and by silence', () => {
    const [alarm] = readTemplate(template).metricAlarms.filter(({ name }) => name.endsWith('journey-search'));
    expect(alarm).toMatchObject({
      periodS: 60,
      comparison: 'LessThanThreshold',
      threshold: 90,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: 'breaching',
    });
  });
});
