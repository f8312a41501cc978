import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, number, parseJson, text } from '../traffic/fields.ts';
import { readRecord, type TrafficRecord } from '../traffic/trafficFile.ts';
import type { Activity, Invocation } from './activity.ts';

/** Lines that matter begin to be parsed when they have one of these; all others are skipped as text. */
const WANTED =
  /"message":"(invoked|cold start|throttled|traffic|invocation failed)|"type":"(report|initDone|throttle|traffic)"/;

export interface StackLogFollower {
  /** Reads what is left and gives everything since the start. */
  finish(): { readonly activity: Activity; readonly traffic: readonly TrafficRecord[] };
}

/**
 * Follows the local stack's log while a run goes on: every invocation, cold start and throttle is in it, and the gateway's
 * traffic records.
 *
 * @param folder - `.local/logs` of the checkout whose stack is the target
 * @param runId - marks this run's requests
 */
export function followStackLog(folder: string, runId: string): StackLogFollower | undefined {
  const path = join(folder, 'stack.jsonl');
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  let inode = stat.ino;
  let offset = stat.size;
  let rest = '';
  const invocations: Invocation[] = [];
  const throttles: { function: string; atMs: number }[] = [];
  const coldStarts: { function: string; atMs: number }[] = [];
  const traffic: TrafficRecord[] = [];
  const timer = setInterval(read, 500);
  timer.unref();

  function read(): void {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now === undefined) return;
    if (now.ino !== inode) {
      // It was full and went on under another name: the end of it is there.
      readFrom(join(folder, 'stack.1.jsonl'));
      inode = now.ino;
      offset = 0;
    }
    readFrom(path);
  }

  function readFrom(file: string): void {
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch {
      return;
    }
    const size = fstatSync(handle).size;
    const buffer = Buffer.alloc(Math.max(0, size - offset));
    offset += readSync(handle, buffer, 0, buffer.length, offset);
    closeSync(handle);
    const lines = (rest + buffer.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (WANTED.test(line)) take(parseJson(line));
  }

  function take(record: unknown): void {
    if (!isObject(record)) return;
    const name = text(record.function);
    const atMs = Date.parse(text(record.time) ?? '');
    if (name === undefined || Number.isNaN(atMs)) return;
    const message = text(record.message) ?? '';
    const durationMs = number(record.durationMs);
    if (record.type === 'traffic') {
      if (!text(record.requestId)?.startsWith(`replay-${runId}-`)) return;
      const read = readRecord({ ...record, at: atMs, op: record.hash });
      if (read !== undefined && !text(record.requestId)?.startsWith(`replay-${runId}-w`)) traffic.push(read);
    } else if (message === 'throttled') throttles.push({ function: name, atMs });
    else if (message === 'cold start') coldStarts.push({ function: name, atMs });
    else if (durationMs !== undefined && (message === 'invoked' || message.startsWith('invocation failed'))) {
      const status = record.status === 'timeout' || record.status === 'error' ? record.status : 'success';
      const initMs = number(record.initDurationMs);
      invocations.push({ function: name, startMs: atMs - durationMs, endMs: atMs, status, initMs });
    }
  }

  return {
    finish() {
      clearInterval(timer);
      read();
      return { activity: { invocations, throttles, coldStarts }, traffic };
    },
  };
}
