import { Pool } from 'undici';
import { call, headers, stub } from './call.ts';

const pool = new Pool(stub.origin);

export async function handler() {
  const { body } = await pool.request({ path: call.path, method: 'POST', headers, body: call.body });
  return { body: await body.text() };
}
