export type { LambdaEvent, Report } from './events.ts';
export type { FunctionConfig } from './functionConfig.ts';
export type { LambdaService, LambdaServiceOptions } from './lambdaService.ts';
export type { FunctionMetrics } from './pool/deployedFunction.ts';
export { startLambdaService } from './startLambdaService.ts';
export type { TraceContext } from './traceContext.ts';
