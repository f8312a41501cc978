import type { Clock } from '@graphlets/platform/clock';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import type { LogWriter } from './logs/logRecord.ts';
import type { PortChoice } from './ports.ts';

export interface StackOptions {
  /** The repository. */
  readonly root: string;
  /** Where bundles and the registry go; `<root>/.local` when absent. */
  readonly workFolder?: string;
  /** Any free ones when absent. */
  readonly ports?: Partial<StackPorts>;
  /** Read at the start and at every change; those of the manifests when absent. */
  readonly findFunctions?: () => readonly FunctionDefinition[];
  /** A DynamoDB that runs already, in place of the embedded one. */
  readonly dynamodbUrl?: string | undefined;
  /** `<host>:<port>` of an X-Ray daemon that runs already: then the console has no traces. */
  readonly xrayAddress?: string | undefined;
  /** Further variables for the gateway: its `GATEWAY_*`. */
  readonly gatewayEnvironment?: Readonly<Record<string, string>>;
  readonly isWatching?: boolean;
  /** How many seconds a minute of the alarms takes; 60 when absent. */
  readonly alarmMinuteS?: number;
  readonly clock?: Clock;
  readonly onLog?: LogWriter;
}

export interface StackPorts {
  readonly front: PortChoice;
  readonly lambda: PortChoice;
  readonly dynamodb: PortChoice;
  readonly console: PortChoice;
  readonly xray: PortChoice;
}

/** Any free ones: for tests, and for several stacks on one machine. */
export const freePorts: StackPorts = {
  front: { variable: 'PORT', port: 0, isAsked: false },
  lambda: { variable: 'LAMBDA_PORT', port: 0, isAsked: false },
  dynamodb: { variable: 'DYNAMODB_PORT', port: 0, isAsked: false },
  console: { variable: 'CONSOLE_PORT', port: 0, isAsked: false },
  xray: { variable: 'XRAY_PORT', port: 0, isAsked: false },
};
