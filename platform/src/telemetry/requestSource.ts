/** Whose request it is; its id begins with `canary-` or `replay-` where it is none of a user's. */
export type RequestSource = 'user' | 'canary' | 'replay';

export function requestSource(requestId: string): RequestSource {
  if (requestId.startsWith('canary-')) return 'canary';
  return requestId.startsWith('replay-') ? 'replay' : 'user';
}
