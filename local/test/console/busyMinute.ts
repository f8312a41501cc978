import { type BusyStack, startBusyStack } from './busyStack.ts';

/** A stack with a minute of requests behind it: films each second, some of them too late, and charts. */
export async function startBusyMinute(): Promise<BusyStack> {
  const stack = await startBusyStack();
  for (let second = 0; second < 60; second++) {
    stack.request({
      id: `film-${second}`,
      isCold: second === 0,
      ...(second % 10 === 5 && { status: 'timeout' }),
    });
    if (second % 3 === 0) stack.request({ id: `chart-${second}`, operation: 'Chart', namesMs: 5 });
    stack.clock.advance(1_000);
  }
  return stack;
}
