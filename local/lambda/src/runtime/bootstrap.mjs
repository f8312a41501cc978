// The runtime of an environment: asks the Runtime API for invocations and runs the handler, one at a time.
// Plain JavaScript, because it is part of every cold start. Runtime API: docs.aws.amazon.com/lambda, "runtimes-api".
import http from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const api = new URL(`http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/`);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

process.on('uncaughtException', (error) => crash('Uncaught Exception', error));
process.on('unhandledRejection', (error) => crash('Unhandled Promise Rejection', error));

const handler = await load(process.argv[2] ?? process.env._HANDLER).catch(async (error) => {
  const failure = JSON.stringify(describe(error));
  console.error(`Uncaught Exception\t${failure}`);
  await call('POST', 'init/error', failure);
  process.exit(1);
});

for (;;) {
  const { headers, body } = await call('GET', 'invocation/next');
  const requestId = headers['lambda-runtime-aws-request-id'];
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
  let path;
  let answer;
  try {
    answer = JSON.stringify(await handler(JSON.parse(body), contextOf(requestId, headers))) ?? 'null';
    path = `invocation/${requestId}/response`;
  } catch (error) {
    answer = JSON.stringify(describe(error));
    path = `invocation/${requestId}/error`;
    console.error(`Invoke Error\t${answer}`);
  }
  await call('POST', path, answer);
}

async function load(name) {
  const dot = name.lastIndexOf('.');
  const file = join(process.env.LAMBDA_TASK_ROOT, name.slice(0, dot));
  const module = await importFirst([`${file}.mjs`, `${file}.js`, `${file}.cjs`]);
  const found = module[name.slice(dot + 1)] ?? module.default?.[name.slice(dot + 1)];
  if (typeof found === 'function') return found;
  throw Object.assign(new Error(`${name} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
}

async function importFirst(files) {
  for (const file of files) {
    const url = pathToFileURL(file).href;
    try {
      return await import(url);
    } catch (error) {
      // Another module that is missing is the function's own fault.
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || error.url !== url) throw error;
    }
  }
  throw Object.assign(new Error(`Cannot find module '${files[0]}'`), { name: 'Runtime.ImportModuleError' });
}

function contextOf(requestId, headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: requestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function describe(error) {
  const isError = error instanceof Error;
  return {
    errorType: isError ? error.name : typeof error,
    errorMessage: isError ? error.message : String(error),
    trace: isError ? (error.stack ?? '').split('\n') : [],
  };
}

function crash(kind, error) {
  console.error(`${kind}\t${JSON.stringify(describe(error))}`);
  process.exit(129);
}

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(new URL(path, api), { agent, method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    // The service is gone, and with it everything that this process is for.
    request.on('error', () => process.exit(0));
    request.end(body);
  });
}
