import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@graphlets/platform/clock';
import { readPacket } from './readPacket.ts';
import { answerSampling } from './samplingApi.ts';
import type { Segment } from './segment.ts';

/** What the kernel keeps for us while we are busy. */
const RECEIVE_BUFFER_BYTES = 4_000_000;
/** How many free TCP ports are tried for one whose UDP namesake is free as well. */
const ATTEMPTS = 20;

export interface XrayDaemonOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly clock: Clock;
  readonly onSegment: (segment: Segment) => void;
}

/** A stand-in for the X-Ray daemon: segments by UDP, sampling by HTTP, on the same port, as the SDK wants them. */
export interface XrayDaemon {
  readonly port: number;
  /** For `AWS_XRAY_DAEMON_ADDRESS`. */
  readonly address: string;
  counts(): { readonly packets: number; readonly malformed: number };
  close(): Promise<void>;
}

/** @throws the socket's error when the port cannot be had (`EADDRINUSE`) */
export async function startXrayDaemon(options: XrayDaemonOptions): Promise<XrayDaemon> {
  const { host, clock, onSegment } = options;
  let packets = 0;
  let malformed = 0;
  const { http, udp, port } = await listen(options);

  http.on('request', (request, response) => {
    const body = answerSampling(request.method, request.url ?? '', clock.now());
    request.resume();
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { Message: 'Not served here.' }));
  });
  udp.on('message', (packet) => {
    packets++;
    const segments = readPacket(packet.toString());
    if (segments.length === 0) malformed++;
    for (const segment of segments) onSegment(segment);
  });
  // Of a socket that is bound; nothing that a sender does may end the stack.
  udp.on('error', () => {});

  return {
    port,
    address: `${host}:${port}`,
    counts: () => ({ packets, malformed }),
    async close() {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await closeServer(http);
    },
  };
}

/** One that runs already, elsewhere: what it receives is not seen here. */
export function existingDaemon(address: string): Omit<XrayDaemon, 'port'> {
  return { address, counts: () => ({ packets: 0, malformed: 0 }), close: async () => {} };
}

async function listen({
  port,
  host,
}: XrayDaemonOptions): Promise<{ http: Server; udp: Socket; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const http = createServer();
    await settled(http, () => http.listen(port, host));
    const bound = (http.address() as AddressInfo).port;
    const udp = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES });
    try {
      await settled(udp, () => udp.bind(bound, host));
      return { http, udp, port: bound };
    } catch (error) {
      await closeServer(http);
      if (port !== 0 || attempt === ATTEMPTS) throw error;
    }
  }
}

function settled(socket: Server | Socket, begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('listening', () => {
      socket.removeListener('error', reject);
      resolve();
    });
    begin();
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
