/** Namespace of users' requests, and the one of canaries, who are never counted as users. */
export const NAMESPACE = 'Graphlets';
export const CANARY_NAMESPACE = 'Graphlets/Canary';

/** Namespace of what is counted from a function's log. */
export function logNamespace(functionName: string): string {
  return `${NAMESPACE}/Log/${functionName}`;
}

/**
 * What a metric is told apart by; everything else is a property of its record. A set is written in this order.
 * `log` is for metrics that CloudWatch counts from Lambda's own lines: no code of ours lives to write them. A filter takes
 * dimensions from the line, and these lines do not say whose they are, so the function is in the namespace (`logNamespace`).
 */
export const dimensionSets = {
  function: ['Function'],
  graphletCall: ['Function', 'Graphlet'],
  journey: ['Journey'],
  step: ['Journey', 'Step'],
  log: [],
} as const;

export type DimensionSet = keyof typeof dimensionSets;
export type Dimension = (typeof dimensionSets)[DimensionSet][number];
export type Unit = 'Count' | 'Milliseconds' | 'Percent';

export interface MetricDefinition {
  readonly unit: Unit;
  readonly dimensions: DimensionSet;
  /** When a value is written: with each request or call (`each`), or only where it happened (`occurrence`). */
  readonly written: 'each' | 'occurrence';
  readonly meaning: string;
}

const metric = (
  unit: Unit,
  dimensions: DimensionSet,
  written: MetricDefinition['written'],
  meaning: string,
): MetricDefinition => ({ unit, dimensions, written, meaning });

/** Every metric that there is. A name carries its unit; docs/metrics.md agrees with it by a test. */
export const metricCatalogue = {
  RequestCount: metric('Count', 'function', 'each', 'Requests that the function answered, in whatever way.'),
  RequestLatencyMs: metric('Milliseconds', 'function', 'each', 'From taking a request to its answer.'),
  RequestErrorCount: metric('Count', 'function', 'occurrence', 'Requests with an error in their answer.'),
  RequestFailureCount: metric(
    'Count',
    'function',
    'occurrence',
    'Requests that got no data at all by our fault.',
  ),
  DeadlineExceededCount: metric(
    'Count',
    'function',
    'occurrence',
    'Requests whose deadline passed before they were done.',
  ),
  ColdStartCount: metric('Count', 'function', 'occurrence', 'Environments that a request had to wait for.'),
  InitDurationMs: metric(
    'Milliseconds',
    'function',
    'occurrence',
    'From the start of the process to a handler that can be called.',
  ),
  MemoryUsedPercent: metric(
    'Percent',
    'function',
    'each',
    'Memory of the process at the end of a request, of what the function has.',
  ),
  InFlightRequestCount: metric(
    'Count',
    'function',
    'each',
    'Requests in the same environment when this one came, itself included.',
  ),

  GraphletCallCount: metric(
    'Count',
    'graphletCall',
    'each',
    'Calls of a graphlet by the gateway; one that is tried again counts once.',
  ),
  GraphletLatencyMs: metric('Milliseconds', 'graphletCall', 'each', 'One call, all its tries.'),
  GraphletErrorCount: metric(
    'Count',
    'graphletCall',
    'occurrence',
    'Calls that gave nothing to use: every failure, timeouts and throttles included.',
  ),
  GraphletTimeoutCount: metric(
    'Count',
    'graphletCall',
    'occurrence',
    'Calls that were given up because their time was used up.',
  ),
  GraphletThrottleCount: metric('Count', 'graphletCall', 'occurrence', 'Tries that were refused with 429.'),
  GraphletRetryCount: metric('Count', 'graphletCall', 'occurrence', 'Tries after the first.'),
  CircuitOpenCount: metric(
    'Count',
    'graphletCall',
    'occurrence',
    'Calls that were not sent, because the graphlet had failed too often just before.',
  ),

  DynamoDbCallCount: metric(
    'Count',
    'function',
    'each',
    'Calls of DynamoDB; one that is tried again counts once.',
  ),
  DynamoDbLatencyMs: metric('Milliseconds', 'function', 'each', 'One call of DynamoDB, all its tries.'),
  DynamoDbErrorCount: metric(
    'Count',
    'function',
    'occurrence',
    'Calls of DynamoDB that failed, timeouts and throttles included.',
  ),
  DynamoDbTimeoutCount: metric(
    'Count',
    'function',
    'occurrence',
    'Calls of DynamoDB that the deadline ended.',
  ),
  DynamoDbThrottleCount: metric(
    'Count',
    'function',
    'occurrence',
    'Calls of DynamoDB that were throttled to the end, or served in part.',
  ),
  DynamoDbRetryCount: metric('Count', 'function', 'occurrence', 'Tries after the first.'),

  RegistryLatencyMs: metric('Milliseconds', 'function', 'each', 'Reading the supergraph from its registry.'),
  RegistryErrorCount: metric(
    'Count',
    'function',
    'occurrence',
    'Readings of the registry that failed, timeouts included.',
  ),
  RegistryTimeoutCount: metric(
    'Count',
    'function',
    'occurrence',
    'Readings of the registry that took too long.',
  ),
  KeySetLatencyMs: metric('Milliseconds', 'function', 'each', 'Reading the keys that tokens are checked by.'),
  KeySetErrorCount: metric(
    'Count',
    'function',
    'occurrence',
    'Readings of the key set that failed, timeouts included.',
  ),
  KeySetTimeoutCount: metric(
    'Count',
    'function',
    'occurrence',
    'Readings of the key set that took too long.',
  ),

  OutOfMemoryCount: metric(
    'Count',
    'log',
    'occurrence',
    'Environments that Lambda ended because their memory was used up.',
  ),
  LambdaTimeoutCount: metric(
    'Count',
    'log',
    'occurrence',
    'Invocations that Lambda ended because they took too long; there must be none.',
  ),

  JourneySuccessPercent: metric(
    'Percent',
    'journey',
    'each',
    '100 for a run of a journey that went well, else 0.',
  ),
  JourneyLatencyMs: metric('Milliseconds', 'journey', 'each', 'A run of a journey, all its steps.'),
  JourneyFailureCount: metric(
    'Count',
    'journey',
    'occurrence',
    'Runs of a journey that did not get what they expected.',
  ),
  JourneyTimeoutCount: metric(
    'Count',
    'journey',
    'occurrence',
    'Runs of a journey that took longer than allowed.',
  ),
  StepLatencyMs: metric('Milliseconds', 'step', 'each', 'One step of a journey.'),
  StepFailureCount: metric('Count', 'step', 'occurrence', 'Steps that did not get what they expected.'),
  StepTimeoutCount: metric('Count', 'step', 'occurrence', 'Steps that took longer than allowed.'),
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof metricCatalogue;
