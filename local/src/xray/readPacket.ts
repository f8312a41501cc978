import { isRecord } from '@graphlets/platform/wire';
import { readSegments, type Segment } from './segment.ts';

/**
 * A datagram to the X-Ray daemon: the line `{"format":"json","version":1}`, then one segment document.
 * docs.aws.amazon.com/xray, "Sending trace data to X-Ray"
 *
 * @returns nothing when it is malformed
 */
export function readPacket(packet: string): readonly Segment[] {
  const lineEnd = packet.indexOf('\n');
  const header = lineEnd === -1 ? undefined : parse(packet.slice(0, lineEnd));
  if (!isRecord(header) || header.format !== 'json' || header.version !== 1) return [];
  return readSegments(parse(packet.slice(lineEnd + 1)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
