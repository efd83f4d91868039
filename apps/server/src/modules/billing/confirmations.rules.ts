/** A bank's page is answered within minutes; after an hour nobody is before it any more. */
const CONFIRMATION_MS = 3_600_000;

/** When a payment that waits for its confirmation is given up. */
export function confirmationEndsAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + CONFIRMATION_MS);
}
