import { call, headers, stub } from './call.ts';

export async function handler() {
  const response = await fetch(stub.origin + call.path, { method: 'POST', headers, body: call.body });
  return { body: await response.text() };
}
