import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { Segment } from './segment.ts';
import { startXrayDaemon, type XrayDaemon } from './startXrayDaemon.ts';

const HEADER = '{"format":"json","version":1}\n';

let daemon: XrayDaemon;
let onSegment = (_segment: Segment) => {};
beforeAll(async () => {
  daemon = await startXrayDaemon({
    port: 0,
    host: '127.0.0.1',
    clock: fakeClock(),
    onSegment: (segment) => onSegment(segment),
  });
});
afterAll(() => daemon.close());

const next = () =>
  new Promise<Segment>((resolve) => {
    onSegment = resolve;
  });
const ask = async (path: string) => {
  const response = await fetch(`http://${daemon.address}${path}`, { method: 'POST', body: '{}' });
  return [response.status, await response.json()];
};

describe('the X-Ray daemon', () => {
  it('takes segments by UDP; a malformed packet is counted and changes nothing', async () => {
    const arrived = next();
    const socket = createSocket('udp4');
    for (const packet of ['\u0000', HEADER, `${HEADER}{"trace_id":"t","id":"a","name":"x","start_time":1}`]) {
      socket.send(packet, daemon.port, '127.0.0.1');
    }
    expect(await arrived).toMatchObject({ traceId: 't', id: 'a', name: 'x' });
    expect(daemon.counts()).toEqual({ packets: 3, malformed: 2 });
    socket.close();
  });

  it('has every request sampled', async () => {
    expect(await ask('/GetSamplingRules')).toMatchObject([
      200,
      { SamplingRuleRecords: [{ SamplingRule: { RuleName: 'Default', FixedRate: 1 } }] },
    ]);
    expect(await ask('/SamplingTargets')).toMatchObject([
      200,
      { SamplingTargetDocuments: [{ RuleName: 'Default', FixedRate: 1 }], UnprocessedStatistics: [] },
    ]);
    expect((await ask('/Nothing'))[0]).toBe(404);
  });

  it('cannot have a port whose UDP side is in use', async () => {
    const taken = createSocket('udp4').bind(0, '127.0.0.1');
    await once(taken, 'listening');
    const starting = startXrayDaemon({
      port: taken.address().port,
      host: '127.0.0.1',
      clock: fakeClock(),
      onSegment,
    });
    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
  });
});
