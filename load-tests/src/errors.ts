import { UsageError } from '@graphlets/platform/errors';

// What the command line names, or this machine, cannot be used for a run: told in one line, with the way out.

export class TrafficFileError extends UsageError {
  override readonly name = 'TrafficFileError';
  override readonly code = 'TRAFFIC_FILE_UNREADABLE';
}

export class TargetError extends UsageError {
  override readonly name = 'TargetError';
  override readonly code = 'TARGET_UNREACHABLE';
}

export class K6Error extends UsageError {
  override readonly name = 'K6Error';
  override readonly code = 'K6_FAILED';
}
