const HOUR_MS = 3_600_000;

/** After the first try, in hours; then daily. */
const RETRY_HOURS: readonly number[] = [1, 6, 24];

export type RefundRetry = {
  readonly at: Date;
  /** True from the try on with which the usual ones are used up: somebody has to look. */
  readonly needsOperator: boolean;
};

/**
 * When a refund that failed is tried again. It is never given up: the money is the customer's.
 *
 * @param firstTriedAt - When it was tried for the first time; the schedule counts from there.
 * @param triedAt - When it was tried last. Tries whose instant has passed are left out.
 */
export function nextRefundTry(firstTriedAt: Date, triedAt: Date): RefundRetry {
  const sinceMs = triedAt.getTime() - firstTriedAt.getTime();
  const hours = RETRY_HOURS.find((hour) => hour * HOUR_MS > sinceMs);
  const nextMs = hours === undefined ? (Math.floor(sinceMs / (24 * HOUR_MS)) + 1) * 24 * HOUR_MS : hours * HOUR_MS;
  return { at: new Date(firstTriedAt.getTime() + nextMs), needsOperator: hours === undefined };
}
