import { ConfigError } from '@graphlets/platform/errors';
import type { PortChoice } from './ports.ts';
import type { StackPorts } from './stackOptions.ts';

export interface StackConfig {
  readonly ports: StackPorts;
  readonly dynamodbUrl: string | undefined;
  readonly xrayAddress: string | undefined;
  /** `ALARM_MINUTE_S` */
  readonly alarmMinuteS: number;
  /** `GATEWAY_*` variables, passed on as they are: the gateway knows which there are. */
  readonly gatewayEnvironment: Readonly<Record<string, string>>;
}

/** @throws {ConfigError} names every variable that is wrong */
export function parseStackConfig(env: Readonly<Record<string, string | undefined>>): StackConfig {
  const problems: string[] = [];
  function choose(variable: string, standard: number): PortChoice {
    const text = env[variable] ?? '';
    if (text === '') return { variable, port: standard, isAsked: false };
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) {
      problems.push(`${variable}: must be a port, 0 to 65535, not "${text}"`);
    }
    return { variable, port, isAsked: true };
  }
  const ports = {
    front: choose('PORT', 4000),
    lambda: choose('LAMBDA_PORT', 4001),
    dynamodb: choose('DYNAMODB_PORT', 4002),
    console: choose('CONSOLE_PORT', 4100),
    xray: choose('XRAY_PORT', 2000),
  };
  const dynamodbUrl = env.AWS_ENDPOINT_URL_DYNAMODB === '' ? undefined : env.AWS_ENDPOINT_URL_DYNAMODB;
  if (dynamodbUrl !== undefined && !URL.canParse(dynamodbUrl)) {
    problems.push(`AWS_ENDPOINT_URL_DYNAMODB: must be a URL, not "${dynamodbUrl}"`);
  }
  const xrayAddress = env.AWS_XRAY_DAEMON_ADDRESS === '' ? undefined : env.AWS_XRAY_DAEMON_ADDRESS;
  const alarmMinuteS = Number(env.ALARM_MINUTE_S || 60);
  if (!(alarmMinuteS >= 1 && alarmMinuteS <= 3_600)) {
    problems.push(`ALARM_MINUTE_S: must be 1 to 3600 seconds, not "${env.ALARM_MINUTE_S}"`);
  }
  if (problems.length > 0) throw new ConfigError('Environment', problems);
  const passedOn = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith('GATEWAY_') && value !== undefined ? [[name, value] as const] : [],
  );
  return { ports, dynamodbUrl, xrayAddress, alarmMinuteS, gatewayEnvironment: Object.fromEntries(passedOn) };
}
