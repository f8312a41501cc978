import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import emitter from 'aws-xray-sdk-core/dist/lib/segment_emitter.js';
import type { RecordedSpan } from './createTracer.ts';
import { sendByXRay } from './sendByXRay.ts';

const context = {
  traceId: '1-67891233-abcdef012345678912345678',
  parentId: '463ac35c9f6413ad',
  isSampled: true,
};
const span = (id: string, more: Partial<RecordedSpan>): RecordedSpan => ({
  id,
  name: 'gateway',
  kind: 'root',
  startMs: 1_000_500,
  endMs: 1_001_000,
  annotations: { requestId: 'r1' },
  outcome: {},
  ...more,
});
const root = span('aaaaaaaaaaaaaaaa', {});
const call = span('bbbbbbbbbbbbbbbb', { name: 'titles', kind: 'remote', outcome: { isThrottled: true } });

let daemon: Socket;
beforeEach(async () => {
  daemon = createSocket('udp4');
  daemon.bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  emitter.setDaemonAddress(`127.0.0.1:${daemon.address().port}`);
});
afterEach(() => daemon.close());

/** What reaches the daemon, each datagram without the header of its protocol. */
async function received(isLambda: boolean): Promise<readonly unknown[]> {
  const arrived = new Promise<string[]>((resolve) => {
    const texts: string[] = [];
    daemon.on('message', (message) => {
      texts.push(message.toString());
      if (texts.length === 2) resolve(texts);
    });
  });
  sendByXRay(isLambda)(context, [root, call]);
  return (await arrived).map((text) => {
    const [header, body = ''] = text.split('\n');
    expect(header).toBe('{"format":"json","version":1}');
    return JSON.parse(body);
  });
}

const shared = {
  trace_id: context.traceId,
  start_time: 1000.5,
  end_time: 1001,
  annotations: { requestId: 'r1' },
};

describe('sendByXRay', () => {
  it('hangs everything below the segment that Lambda writes', async () => {
    expect(await received(true)).toEqual([
      expect.objectContaining({
        ...shared,
        type: 'subsegment',
        id: root.id,
        parent_id: context.parentId,
        name: 'gateway',
      }),
      expect.objectContaining({
        ...shared,
        type: 'subsegment',
        id: call.id,
        parent_id: root.id,
        name: 'titles',
        namespace: 'remote',
        throttle: true,
      }),
    ]);
  });

  it('writes the segment itself outside Lambda', async () => {
    const [segment, subsegment] = await received(false);
    expect(segment).toMatchObject({ ...shared, id: root.id, parent_id: context.parentId, name: 'gateway' });
    expect(segment).not.toHaveProperty('type');
    expect(subsegment).toMatchObject({ ...shared, type: 'subsegment', id: call.id, parent_id: root.id });
  });
});
