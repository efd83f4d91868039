const DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
});
const PRICE = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const DUE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const DUE_IN_ZONE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const SIZE_UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** Cents as dollars: `$32`, `$0.50`. */
export function formatDollars(cents: number): string {
  return DOLLARS.format(cents / 100);
}

/** Cents as a bill writes them, always with cents: `$32.00`, `−$319.00`. The minus is a real one. */
export function formatPrice(cents: number): string {
  return `${cents < 0 ? '−' : ''}${PRICE.format(Math.abs(cents) / 100)}`;
}

/** `24 Nov, 17:05`, in the reader's own time zone. */
export function formatMoment(instant: string): string {
  return MOMENT.format(new Date(instant));
}

/** `24 Nov 2026`, in the reader's own time zone. */
export function formatDay(instant: string): string {
  return DAY.format(new Date(instant));
}

/** `24 Dec 2026, 17:05`, in the reader's own time zone: for what happens at an hour that matters. */
export function formatDue(instant: string): string {
  return DUE.format(new Date(instant));
}

/** `24 Dec 2026, 17:05 GMT+1`: the same, naming the zone, where a reader may wonder whose hour it is. */
export function formatDueInZone(instant: string): string {
  return DUE_IN_ZONE.format(new Date(instant));
}

/** `1.4 MB`; decimal units, as file systems show them. */
export function formatSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(SIZE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${amount.toFixed(power === 0 || amount >= 100 ? 0 : 1)} ${SIZE_UNITS[power]}`;
}
