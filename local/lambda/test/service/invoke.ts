import type { LambdaService } from '../../src/index.ts';

/** Invokes over HTTP as it is; a text is sent as such. */
export async function invoke(service: LambdaService, event: unknown, headers = {}, name = 'f') {
  const response = await fetch(`${service.url}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    headers,
    body: typeof event === 'string' ? event : JSON.stringify(event),
  });
  const text = await response.text();
  return {
    status: response.status,
    functionError: response.headers.get('x-amz-function-error'),
    errorType: response.headers.get('x-amzn-errortype'),
    logResult: response.headers.get('x-amz-log-result'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}
