import { createHash } from 'node:crypto';
import type { Log } from '@graphlets/platform/log';
import type { GraphQLSchema } from 'graphql';
import { RESPONSE_JSON } from '../http/negotiateMediaType.ts';
import { statusOf } from '../http/statusOf.ts';
import { createByteCache } from '../operation/createByteCache.ts';
import type { RequestFacts, RequestObserver } from '../requestFacts.ts';
import type { Redaction } from './findSensitive.ts';
import { sensitiveNames } from './sensitiveNames.ts';

export interface TrafficOptions {
  /** Of a hundred requests so many are recorded; 0 records none. */
  readonly samplePercent: number;
  /** Names whose values are masked besides those that always are. */
  readonly redact: readonly string[];
  /** Client headers that are recorded, lower case. */
  readonly headers: readonly string[];
}

export interface TrafficLogOptions extends TrafficOptions {
  /** With marks of what is sensitive, where it has any. */
  readonly schema?: GraphQLSchema | undefined;
  /** 0 to 1, for the sampling. */
  readonly random?: () => number;
}

interface KnownText {
  readonly hash: string;
  readonly redaction: Redaction;
}

const KNOWN_LIMIT_BYTES = 2 * 1_024 * 1_024;
const CLIENT_HEADERS = ['apollographql-client-name', 'graphql-client-name', 'x-client-name'];

/**
 * Writes a traffic record of requests that are answered: what `npm run capture` reads. An operation's text is written once by
 * every environment, later records name it by its hash.
 */
export function createTrafficLog(options: TrafficLogOptions): RequestObserver {
  const { samplePercent, random = Math.random } = options;
  const isSensitive = sensitiveNames(options.redact);
  const known = createByteCache<KnownText>(KNOWN_LIMIT_BYTES);

  return (facts, log) => {
    if (random() * 100 >= samplePercent) return;
    const operation = known.get(facts.text);
    if (operation === undefined) return learn(facts.text).then((made) => write(facts, log, made, true));
    write(facts, log, operation, false);
  };

  function write(facts: RequestFacts, log: Log, { hash, redaction }: KnownText, isNew: boolean): void {
    log.info('traffic', {
      type: 'traffic',
      operationName: facts.operationName,
      hash,
      ...(isNew && { text: redaction.text }),
      variables: redaction.variables(facts.variables),
      client: CLIENT_HEADERS.map((name) => facts.headers[name]).find((name) => name !== undefined),
      ...pickHeaders(facts.headers),
      method: facts.isReadOnly ? 'GET' : 'POST',
      // As HTTP says it to a client of the newer media type.
      status: statusOf(facts, RESPONSE_JSON),
      durationMs: facts.durationMs,
      estimatedCost: facts.estimatedCost,
      calls: facts.calls,
      errors: facts.errorCount,
    });
  }

  /** What parses is loaded for texts that are new. */
  async function learn(query: string): Promise<KnownText> {
    const { findSensitive } = await import('./findSensitive.ts');
    const made = {
      hash: createHash('sha256').update(query).digest('hex'),
      redaction: findSensitive(query, isSensitive, options.schema),
    };
    known.set(query, made, query.length);
    return made;
  }

  function pickHeaders(headers: Readonly<Record<string, string>>) {
    const picked = options.headers.flatMap((name) => {
      const value = headers[name];
      return value === undefined || isSensitive(name) ? [] : [[name, value] as const];
    });
    return picked.length > 0 && { headers: Object.fromEntries(picked) };
  }
}
