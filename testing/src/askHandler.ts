import type { GraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import type { Ask } from './describeGraphlet.ts';

/** Asks a handler in this process as the gateway would. @throws {Error} when it answers no GraphQL response */
export function askHandler(handler: GraphletHandler): Ask {
  return async (query, variables = {}) => {
    const answer = await handler(
      { query, variables },
      { awsRequestId: 'in-process', getRemainingTimeInMillis: () => 10_000 },
    );
    if (typeof answer !== 'object' || answer === null) throw new Error('The handler gave no response.');
    return answer;
  };
}
