/** What each client sends, where the stub is. */
export const stub = new URL(process.env.STUB_URL ?? '');
export const call = { path: '/products', body: '{"query":"{ topProducts(first: 3) { upc name price } }"}' };
export const headers = { 'content-type': 'application/json', accept: 'application/json' };
