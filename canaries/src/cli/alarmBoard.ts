import { isRecord } from '@graphlets/platform/wire';

/** What the local stack tells of one alarm. */
export interface AlarmLine {
  readonly name: string;
  readonly state: string;
  /** ISO 8601; when it took this state. */
  readonly since: string;
  readonly reason: string;
}

/** Where records become metrics, and metrics alarms: the local stack's stand-in for CloudWatch. */
export interface AlarmBoard {
  /** Hands in lines in Embedded Metric Format; what they do to the alarms shows when their period ends. */
  post(lines: string): Promise<void>;
  /** Alarms on these journeys. */
  read(): Promise<readonly AlarmLine[]>;
}

/**
 * Looks for a board beside an endpoint.
 *
 * @returns undefined where there is none: the endpoint is no local stack
 */
export async function findAlarmBoard(
  url: string,
  journeys: readonly string[],
): Promise<AlarmBoard | undefined> {
  const readAll = async () => {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    const body: unknown = response.ok ? await response.json() : undefined;
    return isRecord(body) && Array.isArray(body.alarms) ? body.alarms.filter(isRecord) : undefined;
  };
  const found = await readAll().catch(() => undefined);
  if (found === undefined) return undefined;
  return {
    async post(lines) {
      await fetch(`${url}/records`, { method: 'POST', body: lines });
    },
    async read() {
      const alarms = (await readAll()) ?? [];
      return alarms
        .map((alarm) => ({
          name: String(alarm.name),
          state: String(alarm.state),
          since: String(alarm.since),
          reason: String(alarm.reason),
        }))
        .filter(({ name }) => journeys.some((journey) => name === `journey-${journey}`));
    },
  };
}
