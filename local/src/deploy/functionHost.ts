import type { LambdaService } from '@graphlets/local-lambda';

/** The part of the Lambda service that a deployment needs. */
export type FunctionHost = Pick<LambdaService, 'putFunction' | 'deleteFunction'>;
