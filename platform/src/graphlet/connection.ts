import { GraphQLError } from 'graphql';
import { isPossibleKey } from '../dynamodb/key.ts';
import type { Item, Page, PageRequest } from '../dynamodb/table.ts';

/** Most items of one page. */
const MAX_FIRST = 100;

export interface ConnectionArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** A page in the form of the Relay cursor connections specification, with `nodes` beside `edges`. */
export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly nodes: T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** @throws {GraphQLError} `BAD_USER_INPUT` for a page size out of range or a cursor that is none */
export function toPageRequest({ first, after }: ConnectionArguments): PageRequest {
  if (first < 0 || first > MAX_FIRST) throw badInput(`"first" must be from 0 to ${MAX_FIRST}.`);
  return { first, after: after == null ? undefined : decodeCursor(after) };
}

export function toConnection<T extends Item>({ items, hasMore }: Page<T>): Connection<T> {
  const edges = items.map((node) => ({ cursor: encodeCursor(node.sk), node }));
  return {
    edges,
    nodes: [...items],
    pageInfo: { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** An error that is the client's fault and may be told. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Opaque to clients; the sort key of the item. */
function encodeCursor(sk: string): string {
  return Buffer.from(`sk:${sk}`).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const sk = text.slice('sk:'.length);
  if (!text.startsWith('sk:') || !isPossibleKey({ pk: 'any', sk })) {
    throw badInput('"after" is not a cursor of this connection.');
  }
  return sk;
}
