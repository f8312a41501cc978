import { createInvokeTargets } from './invokeTarget.ts';

const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:graphlets-prod-ratings:live';

describe('createInvokeTargets', () => {
  it('invokes a name in the region of the gateway', () => {
    expect(createInvokeTargets('us-east-1', undefined)('lambda:ratings')).toEqual({
      region: 'us-east-1',
      endpoint: new URL('https://lambda.us-east-1.amazonaws.com'),
      path: '/2015-03-31/functions/ratings/invocations',
    });
  });

  it('invokes an ARN in its own region, whatever the account, and signs for it', () => {
    expect(createInvokeTargets('us-east-1', undefined)(`lambda:${arn}`)).toEqual({
      region: 'eu-west-1',
      endpoint: new URL('https://lambda.eu-west-1.amazonaws.com'),
      path: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`,
    });
  });

  it('keeps to an endpoint that it is given', () => {
    const { endpoint } = createInvokeTargets('us-east-1', 'http://127.0.0.1:4001')(`lambda:${arn}`);
    expect(endpoint.href).toBe('http://127.0.0.1:4001/');
  });
});
