// One function that does what its event asks for.
if (process.env.INIT === 'hangs') await new Promise((resolve) => setTimeout(resolve, 60_000));
let invocations = 0;
const hoard = [];
export async function handler(event, context) {
  invocations++;
  console.log(`asked for ${event.do ?? 'nothing'}`);
  switch (event.do) {
    case 'echo':
      return event.value;
    case 'where':
      await new Promise((resolve) => setTimeout(resolve, event.ms ?? 0));
      return { pid: process.pid, invocations, type: process.env.AWS_LAMBDA_INITIALIZATION_TYPE };
    case 'context':
      return {
        awsRequestId: context.awsRequestId,
        arn: context.invokedFunctionArn,
        remaining: context.getRemainingTimeInMillis(),
        trace: process.env._X_AMZN_TRACE_ID,
        memory: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        region: process.env.AWS_REGION,
        custom: process.env.CUSTOM,
      };
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, event.ms));
      return 'waited';
    case 'spin':
      for (;;) Math.sqrt(2);
    case 'throw':
      throw new TypeError('as asked');
    case 'exit':
      return process.exit(7);
    case 'reject':
      setTimeout(() => Promise.reject(new Error('later')), 0);
      return new Promise(() => {});
    case 'hoard':
      for (;;) {
        hoard.push(Buffer.alloc(8 * 1024 * 1024, 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    case 'large':
      return 'x'.repeat(event.bytes);
    default:
      return null;
  }
}
