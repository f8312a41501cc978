import { join } from 'node:path';
import {
  type FunctionConfig,
  type LambdaEvent,
  type LambdaService,
  startLambdaService,
} from '../../src/index.ts';
import type { LambdaServiceOptions } from '../../src/lambdaService.ts';

/** A service of a test's own; `put` deploys the function `f`, which does what its event says. */
export interface OpenService {
  readonly service: LambdaService;
  /** Everything that happened so far. */
  readonly events: readonly LambdaEvent[];
  put(more?: Partial<FunctionConfig>): Promise<void>;
}

const base: FunctionConfig = {
  name: 'f',
  codeDir: join(import.meta.dirname, '..', 'functions'),
  handler: 'main.handler',
  runtime: 'nodejs24.x',
  memoryMb: 256,
  timeoutMs: 5_000,
  reservedConcurrency: null,
  provisionedConcurrency: 0,
  environment: { CUSTOM: 'set' },
};

const services: LambdaService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

/** Closed after the test. */
export async function openService(options: Partial<LambdaServiceOptions> = {}): Promise<OpenService> {
  const events: LambdaEvent[] = [];
  const service = await startLambdaService({ port: 0, onEvent: (event) => events.push(event), ...options });
  services.push(service);
  return { service, events, put: (more = {}) => service.putFunction({ ...base, ...more }) };
}
