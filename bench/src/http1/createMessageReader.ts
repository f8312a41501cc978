/** One HTTP/1.1 request or response. */
export interface Message {
  /** Start line and header lines, without the blank line. */
  readonly head: string;
  readonly body: Buffer;
}

interface Read extends Message {
  /** Where the next message begins. */
  readonly end: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * Finds the messages in what a socket gives, in as little time as it takes: stubs and load share a CPU, and must not
 * be what is measured. For local peers that speak HTTP well: a body has a length, or is chunked.
 *
 * @returns takes the socket's chunks
 */
export function createMessageReader(onMessage: (message: Message) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let neededBytes = 0;

  return (chunk) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < neededBytes) return;
    let data = chunks.length === 1 ? chunk : Buffer.concat(chunks, bytes);
    chunks = [];
    bytes = 0;
    neededBytes = 0;
    while (data.length > 0) {
      const message = readMessage(data);
      if (typeof message === 'number') {
        chunks = [data];
        bytes = data.length;
        neededBytes = message;
        return;
      }
      onMessage(message);
      data = data.subarray(message.end);
    }
  };
}

/** A message, or how many bytes it takes at least. */
function readMessage(data: Buffer): Read | number {
  const headEnd = data.indexOf('\r\n\r\n');
  if (headEnd === -1) return data.length + 1;
  const head = data.toString('latin1', 0, headEnd);
  const bodyAt = headEnd + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (length !== null) {
    const end = bodyAt + Number(length[1]);
    return data.length < end ? end : { head, body: data.subarray(bodyAt, end), end };
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return readChunked(data, head, bodyAt);
  return { head, body: NOTHING, end: bodyAt };
}

function readChunked(data: Buffer, head: string, bodyAt: number): Read | number {
  const parts: Buffer[] = [];
  for (let at = bodyAt; ; ) {
    const lineEnd = data.indexOf('\r\n', at);
    if (lineEnd === -1) return data.length + 1;
    const size = Number.parseInt(data.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (data.length < end) return end;
    if (size === 0) return { head, body: Buffer.concat(parts), end };
    parts.push(data.subarray(lineEnd + 2, end - 2));
    at = end;
  }
}
