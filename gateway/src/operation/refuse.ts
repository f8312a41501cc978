import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';
import type { OperationResponse } from './engine.ts';

/** The answer to an operation that was not run: errors and no data, under the code of the first error. */
export function refuse(errors: readonly WireError[]): OperationResponse {
  const code = errors[0]?.extensions?.code;
  return {
    body: JSON.stringify({ errors }),
    hasData: false,
    errorCount: errors.length,
    refusedWith: isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR',
  };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(publicMessages, code);
}
