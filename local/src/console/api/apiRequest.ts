import type { Observer } from '../../observer.ts';

/** What a route is asked, and of what. */
export interface ApiRequest {
  readonly query: URLSearchParams;
  /** The last part of the path, where the route has one. */
  readonly name: string;
  readonly nowMs: number;
  readonly observer: Observer;
  /** Where requests go. */
  readonly graphqlUrl: string;
  readonly packets: { readonly packets: number; readonly malformed: number };
}
