/** All take and give shares of 0–1; those that swing beyond say so. */

/** Soft start and soft end. */
export function easeInOut(share: number): number {
  return (1 - Math.cos(Math.PI * clampShare(share))) / 2;
}

/** Quick start, long soft end: how things arrive. */
export function easeOut(share: number): number {
  return 1 - (1 - clampShare(share)) ** 4;
}

/** Arrives, goes 8 % beyond and comes back. */
export function easeOutBack(share: number): number {
  const rest = clampShare(share) - 1;
  const bow = 1.4;
  return 1 + (bow + 1) * rest ** 3 + bow * rest ** 2;
}

/** 0 at both ends and 1 in the middle, without a corner anywhere when repeated. */
export function thereAndBack(share: number): number {
  return (1 - Math.cos(2 * Math.PI * share)) / 2;
}

/** How far a time is between two, 0 before and 1 after. */
export function shareBetween(time: number, start: number, end: number): number {
  return end <= start ? (time >= end ? 1 : 0) : clampShare((time - start) / (end - start));
}

/** The number a share of the way between two. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** A share kept within 0–1. */
export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
