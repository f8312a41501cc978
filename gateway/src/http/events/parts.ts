import { isRecord } from '@graphlets/platform/wire';
import { decodeBody } from '../decodeBody.ts';
import type { HttpRequest } from '../messages.ts';

/** Header values by lower-case name; several values joined as RFC 9110, 5.3 allows. */
export function readHeaders(single: unknown, multiple: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(isRecord(single) ? single : {})) {
    if (typeof value === 'string') headers[name.toLowerCase()] = value;
  }
  for (const [name, values] of Object.entries(isRecord(multiple) ? multiple : {})) {
    if (Array.isArray(values)) headers[name.toLowerCase()] = values.join(', ');
  }
  return headers;
}

export function readBody(body: unknown, isBase64Encoded: unknown): Pick<HttpRequest, 'body' | 'isMalformed'> {
  if (typeof body !== 'string') return { body: '' };
  return isBase64Encoded === true ? decodeBody(Buffer.from(body, 'base64')) : { body };
}

/**
 * @param decode - an ALB hands its parameters over as they were in the URL, a REST API decoded
 */
export function readQuery(single: unknown, multiple: unknown, decode: boolean): string {
  const search = new URLSearchParams();
  const add = (name: string, value: unknown) => {
    const text = String(value);
    if (decode) search.append(decodeForm(name), decodeForm(text));
    else search.append(name, text);
  };
  if (isRecord(multiple)) {
    for (const [name, values] of Object.entries(multiple)) {
      if (Array.isArray(values)) for (const value of values) add(name, value);
    }
  } else if (isRecord(single)) {
    for (const [name, value] of Object.entries(single)) add(name, value);
  }
  return search.toString();
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

export function readText(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}
