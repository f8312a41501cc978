import type { MonitoredFunction } from '../monitoredFunction.ts';
import type { AlarmKind } from './alarmKind.ts';
import { deadlineExceeded } from './deadlineExceeded.ts';
import { errorRate } from './errorRate.ts';
import { lambdaTimeout } from './lambdaTimeout.ts';
import { latency } from './latency.ts';
import { outOfMemory } from './outOfMemory.ts';

/** What a function does for its callers; when a graphlet that it needs is unwell, so is it. */
export const servingKinds: readonly AlarmKind<MonitoredFunction>[] = [errorRate, deadlineExceeded, latency];

/** What can only be its own. */
export const ownKinds: readonly AlarmKind<MonitoredFunction>[] = [outOfMemory, lambdaTimeout];
