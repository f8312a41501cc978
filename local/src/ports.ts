import { isRecord } from '@graphlets/platform/wire';
import { PortTakenError } from './errors.ts';

/** A port as the user chose it, or did not. */
export interface PortChoice {
  /** The environment variable that chooses it. */
  readonly variable: string;
  readonly port: number;
  /** Whether the user asked for this one: then no other will do. */
  readonly isAsked: boolean;
}

/**
 * Starts a server on its port. A default that is in use moves to a free port, which `onMoved` is told of.
 *
 * @throws {PortTakenError} when the port was asked for and is in use
 */
export async function startOnPort<T extends { readonly port: number }>(
  choice: PortChoice,
  start: (port: number) => Promise<T>,
  onMoved: (choice: PortChoice, port: number) => void,
): Promise<T> {
  try {
    return await start(choice.port);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    if (choice.isAsked) throw new PortTakenError(choice.port, choice.variable, { cause: error });
    const moved = await start(0);
    onMoved(choice, moved.port);
    return moved;
  }
}

function isPortTaken(error: unknown): boolean {
  return isRecord(error) && error.code === 'EADDRINUSE';
}
