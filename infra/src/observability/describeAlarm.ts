/**
 * What somebody reads who is woken up: who, what, and where it says what to do.
 *
 * @param runbook - `docs/runbooks/<runbook>.md`
 */
export function describeAlarm(about: string, says: string, runbook: string): string {
  return `${about}: ${says} Runbook: docs/runbooks/${runbook}.md`;
}
