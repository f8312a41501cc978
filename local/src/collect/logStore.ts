import type { LogRecord } from '../logs/logRecord.ts';

/** What an entry costs besides its text, as measured on Node 24. */
const ENTRY_BYTES = 160;
const DEFAULT_LIMIT_BYTES = 48_000_000;
/** Dropping from the front of an array costs as much as the array is long, so it is done rarely. */
const SLACK_ENTRIES = 4_096;

export interface LogEntry {
  readonly timeMs: number;
  readonly requestId: string | undefined;
  readonly function: string | undefined;
  readonly level: string;
  /** The record as JSON. */
  readonly text: string;
}

export interface LogQuery {
  readonly requestId?: string | undefined;
  readonly function?: string | undefined;
  readonly level?: string | undefined;
  /** Found anywhere in the record, in any case of letters. */
  readonly text?: string | undefined;
  /** The newest so many. */
  readonly limit: number;
}

/** The newest log records, for an hour and as many bytes as the limit allows. */
export class LogStore {
  bytes = 0;
  readonly #limitBytes: number;
  readonly #keptMs: number;
  #entries: LogEntry[] = [];
  #first = 0;

  constructor(limitBytes = DEFAULT_LIMIT_BYTES, keptMs = 3_600_000) {
    this.#limitBytes = limitBytes;
    this.#keptMs = keptMs;
  }

  get count(): number {
    return this.#entries.length - this.#first;
  }

  add(record: LogRecord, nowMs: number): void {
    const { requestId, function: name, level } = record;
    const text = JSON.stringify(record);
    const entry = { timeMs: nowMs, requestId, function: name, level, text };
    this.#entries.push(entry);
    this.bytes += costOf(entry);
    this.forgetOld(nowMs);
  }

  forgetOld(nowMs: number): void {
    for (;;) {
      const oldest = this.#entries[this.#first];
      if (oldest === undefined) break;
      if (this.bytes <= this.#limitBytes && oldest.timeMs >= nowMs - this.#keptMs) break;
      this.bytes -= costOf(oldest);
      this.#first++;
    }
    if (this.#first < SLACK_ENTRIES && this.#first < this.#entries.length) return;
    this.#entries = this.#entries.slice(this.#first);
    this.#first = 0;
  }

  /** Oldest first. */
  find({ requestId, function: name, level, text, limit }: LogQuery): readonly LogEntry[] {
    const wanted = text?.toLowerCase();
    const found: LogEntry[] = [];
    for (let index = this.#entries.length - 1; index >= this.#first && found.length < limit; index--) {
      const entry = this.#entries[index];
      if (entry === undefined) break;
      if (requestId !== undefined && entry.requestId !== requestId) continue;
      if (name !== undefined && entry.function !== name) continue;
      if (level !== undefined && entry.level !== level) continue;
      if (wanted !== undefined && !entry.text.toLowerCase().includes(wanted)) continue;
      found.push(entry);
    }
    return found.reverse();
  }
}

/** Two bytes for a letter where one is beyond Latin 1. */
function costOf({ text }: LogEntry): number {
  return ENTRY_BYTES + text.length * (isLatin1(text) ? 1 : 2);
}

function isLatin1(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of one-byte strings
  return /^[\u0000-\u00ff]*$/.test(text);
}
