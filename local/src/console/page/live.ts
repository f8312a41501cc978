import type { FunctionsView, FunctionView } from '../api/functionRoutes.ts';
import type { OperationsView } from '../api/operationRoutes.ts';
import { setText } from './dom.ts';

export interface LiveEvents {
  readonly functions: FunctionsView;
  readonly operations: OperationsView;
  readonly function: FunctionView;
}
export type LiveListener = <E extends keyof LiveEvents>(event: E, data: LiveEvents[E]) => void;

export interface Live {
  /** Which window, and which function bucket by bucket. */
  watch(window: string, functionName: string): void;
  /** Tells what came last once more, to who was not there to hear it. */
  repeat(): void;
}

/** Listens to the stack as long as the page is looked at, and says in words whether it does. */
export function listenLive(status: HTMLElement, listener: LiveListener): Live {
  let source: EventSource | undefined;
  let path = '';
  const last = new Map<keyof LiveEvents, LiveEvents[keyof LiveEvents]>();

  function say(state: 'live' | 'lost' | 'paused', text: string): void {
    status.dataset.state = state;
    setText(status, text);
  }

  function open(): void {
    source?.close();
    source = new EventSource(path);
    source.addEventListener('open', () => say('live', 'Live'));
    source.addEventListener('error', () => say('lost', 'Not connected. Is npm start running?'));
    for (const name of ['functions', 'operations', 'function'] as const) {
      source.addEventListener(name, ({ data }) => {
        const told = JSON.parse(data);
        last.set(name, told);
        listener(name, told);
      });
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      source?.close();
      say('paused', 'Paused');
    } else open();
  });

  return {
    watch(window, functionName) {
      const wanted = `/api/live?${new URLSearchParams({ window, function: functionName })}`;
      if (wanted === path) return;
      path = wanted;
      last.clear();
      if (!document.hidden) open();
    },
    repeat() {
      for (const [name, data] of last) listener(name, data);
    },
  };
}
