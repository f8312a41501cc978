/** A template, an expression or a rule says something that the evaluator does not know: it never guesses. */
export class AlarmDefinitionError extends Error {
  readonly code = 'ALARM_DEFINITION';
  override readonly name = 'AlarmDefinitionError';
  /** Name of the alarm, or logical id of the resource. */
  readonly alarm: string;

  constructor(alarm: string, problem: string, options?: ErrorOptions) {
    super(`Alarm "${alarm}": ${problem}`, options);
    this.alarm = alarm;
  }
}
