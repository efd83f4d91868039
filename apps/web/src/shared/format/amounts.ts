const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 0 });
const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const SIZE_UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** Cents as dollars: `$32`, `$0.50`. */
export function formatDollars(cents: number): string {
  return DOLLARS.format(cents / 100);
}

/** `24 Nov, 17:05`, in the reader's own time zone. */
export function formatMoment(instant: string): string {
  return MOMENT.format(new Date(instant));
}

/** `24 Nov 2026`, in the reader's own time zone. */
export function formatDay(instant: string): string {
  return DAY.format(new Date(instant));
}

/** `1.4 MB`; decimal units, as file systems show them. */
export function formatSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(SIZE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${amount.toFixed(power === 0 || amount >= 100 ? 0 : 1)} ${SIZE_UNITS[power]}`;
}
