import { addDays, dayOf, zonedWords } from '../../shared/time-zone/index.ts';

/** When the day of the cap ends for somebody in a time zone: the rule counts UTC days, whoever looks. */
export function describeUtcDay(timeZone: string, now: Date): string {
  const end = new Date(`${addDays(dayOf(now, 'UTC'), 1)}T00:00:00Z`);
  const rule = 'The day runs from midnight to midnight UTC';
  const hour = zonedWords(timeZone).hour(end);
  if (hour === '00:00') return `${rule}.`;
  return `${rule}; today’s ends at ${hour} ${timeZone} time.`;
}
