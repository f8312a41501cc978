import type { AlarmView } from '../../alarms/createAlarms.ts';
import type { ApiRequest } from './apiRequest.ts';

/** Every alarm as it stands, those in ALARM first. */
export function answerAlarms({ observer }: ApiRequest): { readonly alarms: readonly AlarmView[] } {
  return { alarms: observer.alarms.view() };
}
