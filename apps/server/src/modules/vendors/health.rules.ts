import type { VendorHealth } from './vendors.ts';

/** What only the operator can mend. */
const OPERATORS: ReadonlySet<string> = new Set(['auth', 'insufficient-vendor-balance']);
/** What says that the vendor itself is unwell; a refused prompt or setting does not. */
const FAILURES: ReadonlySet<string> = new Set([...OPERATORS, 'vendor', 'unavailable', 'timeout', 'lost']);

/** One failure is chance; this many in a row are an outage. */
const FAILURES_OF_AN_OUTAGE = 3;
/** Long enough for a vendor to come back, short enough that its models are not missed for long. Doubles with each further failure. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 600_000;
/** A key or a balance does not mend itself; whoever mends it ends the pause by storing the key. */
const OPERATORS_PAUSE_MS = 900_000;

/** Whether a failure counts against the vendor. */
export function countsAgainstVendor(code: string): boolean {
  return FAILURES.has(code);
}

/** Whether the operator has to hear of it at once. */
export function isForOperator(code: string): boolean {
  return OPERATORS.has(code);
}

/** Until when a vendor is left alone after so many failures in a row; null when it is not. */
export function blockedUntil({ code, failures, at }: { code: string; failures: number; at: Date }): Date | null {
  if (OPERATORS.has(code)) return new Date(at.getTime() + OPERATORS_PAUSE_MS);
  if (failures < FAILURES_OF_AN_OUTAGE) return null;
  const pauseMs = FIRST_PAUSE_MS * 2 ** Math.min(10, failures - FAILURES_OF_AN_OUTAGE);
  return new Date(at.getTime() + Math.min(LONGEST_PAUSE_MS, pauseMs));
}

/** Why orders do not go to a vendor now, and what would help; undefined when they do. */
export function describeBlock(health: VendorHealth | undefined, at: Date): string | undefined {
  if (health?.blockedUntil == null || health.blockedUntil <= at) return undefined;
  if (health.code === 'auth') return 'The vendor refused the operator’s key; a new one on the operator’s page helps.';
  if (health.code === 'insufficient-vendor-balance') {
    return 'The operator’s account at the vendor is empty; filling it up helps.';
  }
  const minutes = Math.ceil((health.blockedUntil.getTime() - at.getTime()) / 60_000);
  const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `The vendor failed ${health.failures} times in a row; it is asked again in ${when}.`;
}
