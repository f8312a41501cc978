import type { Clock } from '@graphlets/platform/clock';
import { startDeadline, untilPassed } from '@graphlets/platform/deadline';
import type { Gateway } from './gateway.ts';
import type { HttpFront } from './http/createHttpFront.ts';

/** What a cold start leaves behind for all requests. */
export interface Fronts {
  readonly gateway: Gateway;
  readonly http: HttpFront;
}

/**
 * Loads what serves requests, once, and again after a failure.
 *
 * @param remainingMs - what is left until Lambda ends whoever waits
 * @returns undefined when it failed, or is not done in time to say so
 */
export type OpenFronts = (remainingMs: number) => Fronts | Promise<Fronts | undefined>;

export interface OpeningOptions {
  /** Says itself why it fails. */
  readonly load: () => Promise<Fronts>;
  /** Kept back to write the answer, milliseconds. */
  readonly flushReserveMs: number;
  readonly clock: Clock;
}

export function createOpening({ load, flushReserveMs, clock }: OpeningOptions): OpenFronts {
  let ready: Fronts | undefined;
  let loading: Promise<Fronts | undefined> | undefined;

  function begin(): Promise<Fronts | undefined> {
    return load().then(
      (fronts) => {
        ready = fronts;
        return fronts;
      },
      () => {
        loading = undefined;
        return undefined;
      },
    );
  }

  /** Who gives up leaves the loading to whoever comes next. */
  function wait(remainingMs: number): Promise<Fronts | undefined> {
    loading ??= begin();
    const deadline = startDeadline({ timeoutMs: remainingMs, flushReserveMs }, clock);
    return untilPassed(deadline, loading).finally(() => deadline.release());
  }

  return (remainingMs) => ready ?? wait(remainingMs);
}
