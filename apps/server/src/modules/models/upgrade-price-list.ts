/** What every list of format 1 meant without saying it. */
const GRACE_OF_FORMAT_1 = { attemptDays: [0, 1, 3, 5, 7] };

/**
 * Brings a stored price list to the newest format, step by step. Stored lists themselves are never changed.
 *
 * @param content - As stored; the newest format comes back as it is. Anything else is left to the schema to refuse.
 */
export function upgradePriceList(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('format' in content)) return content;
  return content.format === 1 ? { ...content, format: 2, grace: GRACE_OF_FORMAT_1 } : content;
}
