import { createEngine } from '@graphlets/gateway/createEngine';
import { OracleError } from '../errors.ts';
import { engineDrive } from './engineDrive.ts';
import type { Drive } from './subject.ts';

const ENGINES = ['compiled', 'apollo'] as const;
type EngineName = (typeof ENGINES)[number];

/** @throws {OracleError} for a name that is no engine's */
export function assertEngine(name: string): asserts name is EngineName {
  if (!ENGINES.some((known) => known === name)) {
    throw new OracleError(`--engine takes ${ENGINES.join(' or ')}, not "${name}".`);
  }
}

/** @throws {OracleError} for a name that is no engine's */
export function driveOfEngine(name: string): Drive {
  assertEngine(name);
  return engineDrive(name, (options) => createEngine(name, options));
}
