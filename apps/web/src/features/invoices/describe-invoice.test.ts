import type { Invoice } from '@gesso/contract';
import { expect, test } from 'vitest';
import { fileNameOf, stateOf } from './describe-invoice.ts';

const invoice = (fields: Partial<Invoice>): Invoice => ({
  id: 'i',
  number: 'GS-000007',
  kind: 'start',
  cents: 34_800,
  refundedCents: 0,
  refundPendingCents: 0,
  status: 'paid',
  at: '2026-11-24T17:00:00.000Z',
  ...fields,
});

test.each([
  [{ status: 'paid' }, 'Paid'],
  [{ status: 'open' }, 'Owed'],
  [{ status: 'void' }, 'Void, nothing is owed'],
  [{ status: 'refunded', refundedCents: 34_800 }, 'Refunded'],
  [{ status: 'partly-refunded', refundedCents: 31_900 }, 'Paid, $319.00 refunded'],
  [{ status: 'paid', refundPendingCents: 31_900 }, 'Paid, $319.00 on its way back'],
  [{ status: 'partly-refunded', refundPendingCents: 31_900 }, 'Paid, $319.00 on its way back'],
  [
    { status: 'partly-refunded', refundedCents: 10_000, refundPendingCents: 500 },
    'Paid, $100.00 refunded, $5.00 on its way back',
  ],
] as const)('%j is told as “%s”', (fields, word) => {
  expect(stateOf(invoice(fields)).word).toBe(word);
});

test.each([
  ['paid', 'receipt-GS-000007.pdf'],
  ['partly-refunded', 'receipt-GS-000007.pdf'],
  ['open', 'invoice-GS-000007.pdf'],
  ['void', 'invoice-GS-000007.pdf'],
] as const)('the file of one that is %s is %s', (status, name) => {
  expect(fileNameOf(invoice({ status }))).toBe(name);
});
