import type { HttpRequest, HttpResponse } from '../messages.ts';

/** One form of Lambda event that carries an HTTP request. */
export interface EventAdapter {
  readonly name: string;
  /** Whether the event is of this form. */
  matches(event: Readonly<Record<string, unknown>>): boolean;
  read(event: Readonly<Record<string, unknown>>): HttpRequest;
  /** @param event - some answers take the form of their request */
  write(response: HttpResponse, event: Readonly<Record<string, unknown>>): unknown;
}
