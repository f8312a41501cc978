import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A segment or subsegment as it reaches the X-Ray daemon. */
export interface ReceivedSpan {
  readonly id: string;
  readonly name: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

export interface SpanReceiver {
  /** For `AWS_XRAY_DAEMON_ADDRESS`. */
  readonly address: string;
  readonly spans: readonly ReceivedSpan[];
  close(): void;
}

/** Listens in place of the X-Ray daemon. */
export async function receiveSpans(): Promise<SpanReceiver> {
  const spans: ReceivedSpan[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message) => {
    const [, body = '{}'] = message.toString().split('\n');
    spans.push(JSON.parse(body));
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    spans,
    close: () => socket.close(),
  };
}
