// A Lambda that does nothing: what every cold start costs.
export const handler = async () => ({ statusCode: 200, body: '{}' });
