import { answerAlarms } from './alarmRoute.ts';
import type { ApiRequest } from './apiRequest.ts';
import { answerFunction, answerFunctions, answerUsage } from './functionRoutes.ts';
import { answerLogs } from './logRoute.ts';
import { answerMetrics } from './metricRoute.ts';
import { answerOperation, answerOperations } from './operationRoutes.ts';
import { answerState } from './stateRoute.ts';
import { answerTrace, answerTraces } from './traceRoutes.ts';

/** @throws {BadQueryError} when a parameter does not fit @returns undefined where there is no such thing */
type Route = (request: ApiRequest) => object | undefined;

/** The JSON API; each route is described in local/README.md. */
export const routes: readonly (readonly [string, Route])[] = [
  ['/api/functions', answerFunctions],
  ['/api/functions/:name', answerFunction],
  ['/api/usage', answerUsage],
  ['/api/operations', answerOperations],
  ['/api/operations/:name', answerOperation],
  ['/api/traces', answerTraces],
  ['/api/traces/:name', answerTrace],
  ['/api/logs', answerLogs],
  ['/api/metrics', answerMetrics],
  ['/api/alarms', answerAlarms],
  ['/api/state', answerState],
];

export function findRoute(path: string): { readonly answer: Route; readonly name: string } | undefined {
  for (const [pattern, answer] of routes) {
    if (pattern === path) return { answer, name: '' };
    if (!pattern.endsWith('/:name')) continue;
    const folder = pattern.slice(0, -':name'.length);
    if (!path.startsWith(folder) || path.length === folder.length) continue;
    return { answer, name: decode(path.slice(folder.length)) };
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
