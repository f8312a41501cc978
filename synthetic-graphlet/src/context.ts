import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import { type Behaviour, FAULT_HEADER, parseFaultHeader } from './faults/behaviour.ts';
import type { Call } from './faults/call.ts';

/** What resolvers find beside the platform's own. */
export interface SyntheticContext {
  readonly graphlet: string;
  readonly call: Call;
  /** What the request's header asks of this graphlet. @throws as {@link parseFaultHeader} */
  headerBehaviour(): Behaviour;
  /**
   * Does what the header asks, once for the call; every way into the graph waits for it.
   *
   * @throws as {@link Call.behave}
   */
  enter(): Promise<'value' | 'null'>;
}

export type Context = GraphletCallScope & SyntheticContext;

export function createContext(
  graphlet: string,
  call: Call,
  headers: GraphletCallScope['headers'],
): SyntheticContext {
  let entered: Promise<'value' | 'null'> | undefined;
  const headerBehaviour = () => parseFaultHeader(headers[FAULT_HEADER] ?? '', graphlet);
  const begin = async () => call.behave(headerBehaviour());
  return {
    graphlet,
    call,
    headerBehaviour,
    enter() {
      entered ??= begin();
      return entered;
    },
  };
}
