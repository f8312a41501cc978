import type { Profiler } from 'node:inspector';

/** A session of the Chrome DevTools protocol with a Node that was started with `--inspect`. */
export interface InspectorSession {
  startProfile(intervalUs: number): Promise<void>;
  stopProfile(): Promise<Profiler.Profile>;
  close(): void;
}

/** @param url - the `ws://` address that Node prints when it starts */
export async function openInspector(url: string): Promise<InspectorSession> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  let lastId = 0;
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`No inspector at ${url}.`)));
  });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data));
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });

  function send(method: string, params: object = {}): Promise<unknown> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  return {
    async startProfile(interval) {
      await send('Profiler.enable');
      await send('Profiler.setSamplingInterval', { interval });
      await send('Profiler.start');
    },
    async stopProfile() {
      const { profile } = (await send('Profiler.stop')) as { profile: Profiler.Profile };
      return profile;
    },
    close: () => socket.close(),
  };
}
