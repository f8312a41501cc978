import { UsageError } from '@graphlets/platform/errors';

/** What the command line names, or this machine, cannot be used for a run: told in one line, with the way out. */
export class LoadTestError extends UsageError {
  override readonly name: string = 'LoadTestError';
  override readonly code: string = 'LOAD_TEST_FAILED';
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
