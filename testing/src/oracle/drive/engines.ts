import { createEngine } from '@graphlets/gateway/createEngine';
import { OracleError } from '../errors.ts';
import { engineDrive } from './engineDrive.ts';
import type { Drive } from './subject.ts';

const ENGINES = ['compiled', 'apollo'] as const;

/** @throws {OracleError} for a name that is no engine's */
export function driveOfEngine(name: string): Drive {
  const engine = ENGINES.find((known) => known === name);
  if (engine === undefined) {
    throw new OracleError(`--engine takes ${ENGINES.join(' or ')}, not "${name}".`);
  }
  return engineDrive(engine, (options) => createEngine(engine, options));
}
