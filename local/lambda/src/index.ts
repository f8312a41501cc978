export type { LambdaEvent, Report } from './events.ts';
export type { FunctionConfig } from './functionConfig.ts';
export type { FunctionMetrics } from './pool/functionPool.ts';
export { type LambdaService, type LambdaServiceOptions, startLambdaService } from './startLambdaService.ts';
export type { TraceContext } from './traceContext.ts';
