import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TrafficFileError } from '../errors.ts';
import { isObject, text } from './fields.ts';

const GZIP = [0x1f, 0x8b];
/** Firehose puts the envelopes of CloudWatch Logs behind each other without a line feed. */
const JOINED = '}{"messageType":';
const PARTED = '}\n{"messageType":';

/**
 * Lines of a file, gzipped or not (told by its first bytes), one at a time: memory does not grow with the file.
 *
 * @param path - `-` is the standard input
 * @throws {TrafficFileError} when it is not there, empty, or breaks off
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin : openFile(path);
  const name = path === '-' ? 'the standard input' : path;
  let rest = '';
  let bytes = 0;
  const decoder = new TextDecoder();
  try {
    for await (const chunk of await unzipped(input)) {
      bytes += chunk.length;
      const read = (rest + decoder.decode(chunk, { stream: true })).replaceAll(JOINED, PARTED);
      let from = 0;
      for (let at = read.indexOf('\n'); at !== -1; at = read.indexOf('\n', from)) {
        const line = read.slice(from, read[at - 1] === '\r' ? at - 1 : at);
        from = at + 1;
        if (line !== '') yield line;
      }
      rest = read.slice(from);
    }
  } catch (cause) {
    throw readError(name, cause);
  }
  if (bytes === 0) throw new TrafficFileError(`${name} is empty: nothing to read.`);
  if (rest !== '') yield rest;
}

function openFile(path: string): Readable {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new TrafficFileError(`${path} is not there.`);
  if (stat.isDirectory()) throw new TrafficFileError(`${path} is a folder; name a file.`);
  if (stat.size === 0) throw new TrafficFileError(`${path} is empty: nothing to read.`);
  return createReadStream(path, { highWaterMark: 256 * 1_024 });
}

/** The whole of it, through gunzip where it begins as gzip does. */
async function unzipped(input: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const chunks = input[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return Readable.from([]);
  async function* all() {
    yield first.value;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  if (first.value[0] !== GZIP[0] || first.value[1] !== GZIP[1]) return all();
  const plain = createGunzip();
  const source = Readable.from(all());
  source.on('error', (error) => plain.destroy(error));
  return source.pipe(plain);
}

function readError(name: string, cause: unknown): unknown {
  if (cause instanceof TrafficFileError) return cause;
  const code = (isObject(cause) && text(cause.code)) || '';
  if (code === 'Z_BUF_ERROR') {
    return new TrafficFileError(`${name} breaks off: its gzip is truncated. Fetch it again.`, { cause });
  }
  if (code.startsWith('Z_'))
    return new TrafficFileError(`${name} is no whole gzip (${code}). Fetch it again.`, { cause });
  if (code === '') return cause;
  return new TrafficFileError(`${name} cannot be read (${code}).`, { cause });
}
