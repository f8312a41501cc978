import type { LogRecord } from './logs/logRecord.ts';
import type { Stack } from './stack.ts';

/** Titles, ratings, credits, names and reviews in one operation. */
const TRY_IT =
  '{ title(id:\\"tt0111161\\") { primaryTitle rating { average votes } cast(first:3) { nodes { name { primaryName } characters } } reviews(first:2) { nodes { text } } } }';

/** What a person reads when the stack is ready. */
export function readyText(stack: Stack, tookMs: number): string {
  const { url, consoleUrl, lambdaUrl, dynamodbUrl } = stack;
  const local = url.replace('127.0.0.1', 'localhost');
  return `
  Ready in ${(tookMs / 1000).toFixed(1)} s

  GraphQL        ${local}/graphql   (GraphiQL in a browser)
  Console        ${consoleUrl.replace('127.0.0.1', 'localhost')}   (requests, traces, logs, metrics)
  Alarms         ${local}/alarms   (those of the deployment, run here)
  Functions      ${local}/functions/<name>/   (${stack.functionNames().toSorted().join(', ')})
  Lambda API     export AWS_ENDPOINT_URL_LAMBDA=${lambdaUrl}
  DynamoDB       export AWS_ENDPOINT_URL_DYNAMODB=${dynamodbUrl}

  curl -s ${local}/graphql -H 'content-type: application/json' -d '{"query":"${TRY_IT}"}'

  Changes to code and schemas are taken in as you save. Ctrl-C ends it.
`;
}

/** The same for a program. */
export function readyRecord(stack: Stack, tookMs: number): LogRecord {
  return {
    time: new Date().toISOString(),
    level: 'info',
    function: 'stack',
    message: 'ready',
    tookMs,
    graphqlUrl: `${stack.url}/graphql`,
    healthUrl: `${stack.url}/health`,
    functionsUrl: `${stack.url}/functions/`,
    consoleUrl: stack.consoleUrl,
    lambdaUrl: stack.lambdaUrl,
    dynamodbUrl: stack.dynamodbUrl,
    xrayAddress: stack.xrayAddress,
    functions: stack.functionNames(),
  };
}
