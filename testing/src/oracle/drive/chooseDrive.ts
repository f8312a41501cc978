import type { OracleOptions } from '../options.ts';
import { commandDrive } from './commandDrive.ts';
import { endpointDrive } from './endpointDrive.ts';
import { assertEngine } from './engines.ts';
import type { Drive } from './subject.ts';
import { workerDrive } from './workerDrive.ts';

/** @throws {OracleError} for a name that is no engine's */
export async function chooseDrive({ subject }: OracleOptions): Promise<Drive> {
  switch (subject.kind) {
    case 'command':
      return commandDrive(subject);
    case 'endpoint':
      return endpointDrive(subject);
    case 'engine':
      assertEngine(subject.engine);
      return workerDrive(subject.engine);
  }
}
