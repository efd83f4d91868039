import type { PaymentMethod } from '@gesso/contract';

/** `Visa ending in 4242`. */
export function describeCard({ brand, last4 }: PaymentMethod): string {
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${last4}`;
}
