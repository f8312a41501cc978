import { StackStartError } from './errors.ts';

/**
 * Asks the front for the gateway's health, which also loads the graph into its first environment.
 *
 * @throws {StackStartError} when the gateway does not answer, or not well
 */
export async function checkHealth(url: string): Promise<void> {
  const response = await fetch(`${url}/health`);
  const text = await response.text();
  if (response.ok) return;
  throw new StackStartError([
    `The gateway cannot serve: GET /health answered ${response.status} ${text}. Its own log above says why.`,
  ]);
}
