import type { AlarmState, MissingDataTreatment } from '../alarm.ts';

/** How one period looks to an alarm. */
export type Point = 'breaching' | 'notBreaching' | 'missing';

export interface StateRule {
  /** N */
  readonly evaluationPeriods: number;
  /** M */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: MissingDataTreatment;
}

/**
 * An alarm's state by what is documented under "Configuring how CloudWatch alarms treat missing data".
 *
 * Of the evaluation range the N most recent real points decide. Where there are fewer than N, the treatment of missing
 * data fills up to N. Without a fill (`missing`, `ignore`) an alarm also goes off by a breach that is as old as M periods
 * and that nothing contradicts.
 *
 * @param range - the evaluation range, oldest first; CloudWatch looks at more than N periods
 * @returns 'retain' when the state stays as it is
 */
export function decideState(range: readonly Point[], rule: StateRule): AlarmState | 'retain' {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = rule;
  const real = range.filter((point) => point !== 'missing').slice(-evaluationPeriods);
  const breaching = real.filter((point) => point === 'breaching').length;
  const lacking = evaluationPeriods - real.length;
  if (lacking === 0 || breaching >= datapointsToAlarm) {
    return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
  }
  switch (treatMissingData) {
    case 'breaching':
      return breaching + lacking >= datapointsToAlarm ? 'ALARM' : 'OK';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return real.includes('notBreaching') ? 'OK' : 'retain';
    case 'missing':
      if (real.length === 0) return 'INSUFFICIENT_DATA';
      return isUncontradicted(range, datapointsToAlarm) ? 'ALARM' : 'OK';
  }
}

/** "Avoiding premature transitions": the oldest point breaches, is old enough, and no later one says otherwise. */
function isUncontradicted(range: readonly Point[], datapointsToAlarm: number): boolean {
  if (range.includes('notBreaching')) return false;
  const oldest = range.indexOf('breaching');
  return oldest >= 0 && range.length - oldest >= datapointsToAlarm;
}
