import type { Context } from '../context.ts';
import type { Behaviour } from '../faults/behaviour.ts';

export interface BehaviourArguments {
  readonly behaviour?: Behaviour | null;
}

/** `SyntheticProbe`: what this graphlet saw of the call, after doing what the field's argument asks. */
export async function probe(
  subject: string | null,
  { behaviour }: BehaviourArguments,
  { graphlet, call, headerBehaviour, requestId, deadline }: Context,
) {
  const outcome = await call.behave(behaviour ?? {});
  if (outcome === 'null') return null;
  return {
    graphlet,
    subject,
    requestId,
    remainingMs: Math.round(deadline.remainingMs()),
    payload: 'x'.repeat(behaviour?.payloadBytes ?? headerBehaviour().payloadBytes ?? 0),
  };
}
