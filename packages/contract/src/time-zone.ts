import { z } from 'zod';

/**
 * Names of places and of UTC. Offsets such as `+02:00` are left out on purpose: they know no summer time, and PostgreSQL
 * reads their sign the other way round.
 */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** Whether a text names a time zone of the IANA list that this machine knows, such as `Europe/Berlin`. */
export function isTimeZone(text: string): boolean {
  if (!ZONE_NAME.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a time zone of the IANA list, such as Europe/Berlin or UTC');
