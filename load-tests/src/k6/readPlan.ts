import type { ScriptPlan } from './scriptFiles.ts';

/**
 * The plan that a script is given. Runs in k6.
 *
 * @param file - names it in errors
 * @throws {Error} which k6 shows, and ends
 */
export function readPlan(file: string, text: string): ScriptPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is no plan of a run: it is no JSON.`, { cause });
  }
  if (isScriptPlan(value)) return value;
  throw new Error(`${file} is no plan of a run: npm run replay writes one.`);
}

function isScriptPlan(value: unknown): value is ScriptPlan {
  if (!isObject(value)) return false;
  const { url, candidateUrl, protocol, runId, timeoutMs, requestsFile, bodies, scenarios, thresholds } =
    value;
  return (
    [url, runId, requestsFile].every(isText) &&
    [candidateUrl, value.signingRegion].every((one) => one === undefined || isText(one)) &&
    (protocol === 'graphql' || protocol === 'invoke') &&
    typeof timeoutMs === 'number' &&
    isTexts(bodies) &&
    isObject(scenarios) &&
    Object.values(scenarios).every(isObject) &&
    isObject(thresholds) &&
    Object.values(thresholds).every(isTexts)
  );
}

// As in traffic/fields.ts, which k6's pods do not have: a script imports nothing from outside of its folder there.
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
