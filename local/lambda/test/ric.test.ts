import { join } from 'node:path';
import { describeUnderRic, type RicCase } from '../ric/describeUnderRic.ts';

const functions: RicCase['functions'] = () => [
  {
    name: 'small',
    codeDir: join(import.meta.dirname, 'functions'),
    handler: 'main.handler',
    environment: { CUSTOM: 'set' },
  },
];

describeUnderRic([
  {
    title: 'answers what the handler returned',
    functions,
    event: { do: 'echo', value: { a: [1, 'ä', null] } },
    expected: { a: [1, 'ä', null] },
  },
  {
    title: "has Lambda's context and variables",
    functions,
    event: { do: 'context' },
    expected: {
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:small',
      remaining: expect.any(Number),
      trace: expect.stringMatching(/^Root=1-/),
      memory: '512',
      region: 'us-east-1',
      custom: 'set',
    },
  },
  {
    title: 'reports what the handler threw',
    functions,
    event: { do: 'throw' },
    functionError: 'Unhandled',
    expected: { errorType: 'TypeError', errorMessage: 'as asked', trace: expect.any(Array) },
  },
  {
    title: 'reports that the process ended',
    functions,
    event: { do: 'exit' },
    functionError: 'Unhandled',
    expected: {
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Runtime exited with error: exit status 7$/),
    },
  },
  {
    title: 'says that there is no such handler',
    functions: (url) => [{ ...functions(url)[0], handler: 'main.nothing' }],
    event: {},
    functionError: 'Unhandled',
    expected: expect.objectContaining({ errorType: 'Runtime.HandlerNotFound' }),
  },
]);
