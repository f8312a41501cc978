import { alarmsOf as namesIn, parseRule } from '@graphlets/alarms/composite/parseRule';
import { readTemplate } from '@graphlets/alarms/template/readTemplate';
import type { Synthesized } from '../template/synthesized.ts';
import { propertiesOf } from '../template/template.ts';
import { BUSY_ACCOUNT, synthesizedAbroad } from './synthesizedAbroad.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesizedAbroad();
}, 180_000);

describe('alarms', () => {
  const away = `observability-${BUSY_ACCOUNT}-us-west-2`;
  const alarmsOf = (part: string) => {
    const { metricAlarms, compositeAlarms } = readTemplate(app.template(part));
    return [...metricAlarms, ...compositeAlarms].map(({ name }) => name.replace('graphlets-abroad-', ''));
  };

  it('are where the metrics are, with the topic of the owner and the concurrency of that account', () => {
    expect(app.environmentOf(away)).toBe(`aws://${BUSY_ACCOUNT}/us-west-2`);
    expect(alarmsOf(away).sort()).toEqual([
      'account-concurrency',
      'busy-cold-starts',
      'busy-deadline-exceeded',
      'busy-error-rate',
      'busy-lambda-timeout',
      'busy-latency-p99',
      'busy-out-of-memory',
      'busy-throttles',
      'busy-unhealthy',
    ]);
    expect(propertiesOf(app.template(away), 'AWS::SNS::Topic').map(({ TopicName }) => TopicName)).toContain(
      'graphlets-abroad-pages-tests',
    );
  });

  it("of the gateway's own view stay at home, and wake the owner by themselves", () => {
    const { metricAlarms } = readTemplate(app.template('observability'));
    expect(
      metricAlarms.flatMap(({ name, alarmActions }) =>
        name.includes('-busy-') ? [[name, alarmActions]] : [],
      ),
    ).toEqual([['graphlets-abroad-busy-call-timeouts', ['graphlets-abroad-pages-tests']]]);
  });

  it('of composites name no alarm of another place: CloudWatch would not find it', () => {
    for (const part of ['observability', away]) {
      const { metricAlarms, compositeAlarms } = readTemplate(app.template(part));
      const known = new Set([...metricAlarms, ...compositeAlarms].map(({ name }) => name));
      const named = compositeAlarms.flatMap(({ rule }) => namesIn(parseRule(rule)));
      expect(named.filter((name) => !known.has(name))).toEqual([]);
    }
  });
});
