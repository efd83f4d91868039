export { browserTimeZone, type ShownZone, useTimeZone } from './use-time-zone.ts';
export { addDays, countDays, type Day, dayOf, isDay, startOfDay } from './zoned-days.ts';
export { longDay, shortDay, type ZonedWords, zonedWords } from './zoned-words.ts';
