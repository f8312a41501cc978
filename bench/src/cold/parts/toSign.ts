/** A call with a body of 4 KB, as a list of representations makes it. */
export const path = '/2015-03-31/functions/products/invocations';
export const endpoint = new URL('https://lambda.us-east-1.amazonaws.com');
export const region = 'us-east-1';
export const body = JSON.stringify({ query: 'x', variables: { representations: 'y'.repeat(4_000) } });
export const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench-secret' };
