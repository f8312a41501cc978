/** A run of CloudWatch Synthetics fails by what its handler throws. */
export class JourneyFailedError extends Error {
  readonly code = 'JOURNEY_FAILED';
  override readonly name = 'JourneyFailedError';
  readonly failures: readonly string[];

  constructor(failures: readonly string[]) {
    super(`${failures.length} of the journeys did not pass:\n${failures.join('\n')}`);
    this.failures = failures;
  }
}
