import { GraphQLError } from 'graphql';
import type { Behaviour } from './behaviour.ts';
import type { Effects } from './effects.ts';

/** How long `THROTTLE` keeps an environment busy when no latency is asked for, milliseconds. */
const HOLD_MS = 1_000;

/** One call of a synthetic graphlet: what came in with it, and what is to become of its answer. */
export interface Call {
  /** Entities that the call asks for by their keys. */
  readonly representations: number;
  noteRepresentation(): void;
  /**
   * Does what is asked for before a field is answered.
   *
   * @returns whether the field has a value, or is null
   * @throws {GraphQLError} for `ERROR`, code `SYNTHETIC_ERROR`
   */
  behave(behaviour: Behaviour): Promise<'value' | 'null'>;
  /** The answer as it leaves the graphlet: as it is, spoiled, or never. */
  finish(answer: unknown): Promise<unknown>;
}

export function createCall(effects: Effects): Call {
  let representations = 0;
  let spoil = async (answer: unknown): Promise<unknown> => answer;
  return {
    get representations() {
      return representations;
    },
    noteRepresentation() {
      representations++;
    },
    async behave({ latencyMs, fault }) {
      const holdMs = latencyMs ?? (fault === 'THROTTLE' ? HOLD_MS : 0);
      if (holdMs > 0) await effects.wait(holdMs);
      switch (fault) {
        case 'ERROR':
          throw new GraphQLError('A synthetic error.', { extensions: { code: 'SYNTHETIC_ERROR' } });
        case 'NULL':
          return 'null';
        case 'CRASH':
          return effects.crash();
        case 'OUT_OF_MEMORY':
          return effects.exhaustMemory();
        case 'TIMEOUT':
          spoil = effects.hang;
          return effects.hang();
        case 'MALFORMED':
          spoil = async () => 'This is no GraphQL response.';
          return 'value';
        case 'WRONG_SHAPE':
          spoil = async () => ({ answer: 42 });
          return 'value';
        default:
          // Nothing, or THROTTLE: the environment was busy, and others found none.
          return 'value';
      }
    },
    finish: (answer) => spoil(answer),
  };
}
