const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

export const REQUEST_ID_HEADER = 'x-request-id';

/** The caller's request id if it is harmless to log and to pass on, else the fallback (Lambda's own). */
export function chooseRequestId(fromCaller: unknown, fallback: string): string {
  return typeof fromCaller === 'string' && ACCEPTED.test(fromCaller) ? fromCaller : fallback;
}
