import type { Front } from './front.ts';

/** @param address - of a running `createNodeServer`, e.g. `http://127.0.0.1:4000` */
export const nodeFront = (address: () => string): Front => ({
  name: 'Node’s own server',
  hasAuthorizer: false,
  async send({ method = 'GET', path = '/graphql', search = {}, headers = {}, body }) {
    const response = await fetch(`${address()}${path}?${new URLSearchParams(search)}`, {
      method,
      headers,
      body: body === undefined ? null : new Uint8Array(Buffer.from(body)),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  },
});
