import { publicMessages } from '@graphlets/platform/errors';
import { isRecord, type WireError } from '@graphlets/platform/wire';

/** A graphlet's error as far as it can be told on. */
export interface ForeignError {
  readonly message: string;
  /** Within the graphlet's own answer, up to the first part that is none. */
  readonly path: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Levels of lists and objects that extensions may have: what is deeper cannot be written for certain. */
const DEPTH_LIMIT = 50;

/** Parts of a path: fields are 60 below each other at most, with lists between. */
const PATH_LIMIT = 200;

/** Reads an error that may be anything but is an object (spec October 2021, 7.1.2). */
export function readForeignError({ message, path, extensions }: WireError, graphlet: string): ForeignError {
  const parts: readonly unknown[] = Array.isArray(path) ? path.slice(0, PATH_LIMIT) : [];
  const end = parts.findIndex((part) => typeof part !== 'string' && !isIndex(part));
  return {
    message: typeof message === 'string' ? message : publicMessages.GRAPHLET_FAILED,
    path: (end === -1 ? parts : parts.slice(0, end)) as (string | number)[],
    extensions: readExtensions(extensions, graphlet),
  };
}

/** Where servers put the stack that they send along; it goes no further. */
const STACKS: ReadonlySet<string> = new Set(['stack', 'stacktrace', 'stackTrace', 'exception']);

function readExtensions(extensions: unknown, graphlet: string): Readonly<Record<string, unknown>> {
  const { code, ...rest } = isRecord(extensions) ? extensions : {};
  return {
    ...(isShallow(rest, DEPTH_LIMIT) && withoutStacks(rest)),
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    graphlet,
  };
}

function withoutStacks(extensions: object): object {
  return JSON.parse(JSON.stringify(extensions, (name, value) => (STACKS.has(name) ? undefined : value)));
}

function isIndex(part: unknown): boolean {
  return typeof part === 'number' && Number.isSafeInteger(part) && part >= 0;
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
