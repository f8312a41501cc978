/** A fault of what the user gave, or of the machine: told in one line, with the way out. */
export class LoadTestError extends Error {
  override readonly name: string = 'LoadTestError';
  readonly code: string = 'LOAD_TEST_FAILED';
}

export class UsageError extends LoadTestError {
  override readonly name = 'UsageError';
  override readonly code = 'USAGE';
}

export class TrafficFileError extends LoadTestError {
  override readonly name = 'TrafficFileError';
  override readonly code = 'TRAFFIC_FILE_UNREADABLE';
}

export class TargetError extends LoadTestError {
  override readonly name = 'TargetError';
  override readonly code = 'TARGET_UNREACHABLE';
}

export class K6Error extends LoadTestError {
  override readonly name = 'K6Error';
  override readonly code = 'K6_FAILED';
}
