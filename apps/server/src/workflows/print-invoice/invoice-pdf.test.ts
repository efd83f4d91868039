import { expect, test } from 'vitest';
import { readPdf } from '../../modules/assets/testing/read-pdf.ts';
import type { InvoiceDocument } from '../manage-subscription/billing-stories.ts';
import { invoicePdf } from './invoice-pdf.ts';

const SELLER = { name: 'Atelier Nord GmbH', supportEmail: 'help@atelier.example' };

function invoice(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    id: '0199f3a4-5b6c-7d8e-9f01-23456789abcd',
    accountId: '0199f3a4-5b6c-7d8e-9f01-23456789abce',
    number: 'GS-000042',
    kind: 'start',
    cents: 34_800,
    refundedCents: 0,
    refundPendingCents: 0,
    status: 'paid',
    at: new Date('2026-01-31T23:59:58.123Z'),
    buyer: { name: 'Ada Lovelace', email: 'ada@example.com' },
    lines: [{ label: 'Basic, annual, 31 January 2026 to 31 January 2027', cents: 34_800 }],
    paidAt: new Date('2026-01-31T23:59:58.123Z'),
    voidedAt: null,
    refunds: [],
    paymentMethod: { brand: 'visa', last4: '4242' },
    ...changes,
  };
}

async function read(changes: Partial<InvoiceDocument> = {}, seller: Parameters<typeof invoicePdf>[1] = SELLER) {
  const { pages, text } = readPdf(await invoicePdf(invoice(changes), seller));
  return { pages, text, words: text.replaceAll('\n', ' ').replaceAll(/ +/g, ' ') };
}

test('a paid invoice is a receipt with number, seller, buyer, lines, card and dates in UTC', async () => {
  const { pages, words } = await read();
  expect(pages).toBe(1);
  for (const fact of ['Receipt', 'GS-000042', 'Atelier Nord GmbH', 'help@atelier.example', 'Ada Lovelace']) {
    expect(words).toContain(fact);
  }
  expect(words).toContain('ada@example.com');
  expect(words).toContain('Basic, annual, 31 January 2026 to 31 January 2027');
  expect(words).toContain('$348.00');
  expect(words).toContain('Visa •••• 4242');
  expect(words).toContain('31 January 2026, 23:59 UTC');
  expect(words).toContain('Total paid');
  expect(words).not.toContain('After refunds');
});

test('an owed one is to be paid, a given-up one is void, and neither calls itself a receipt', async () => {
  const unpaid = { paidAt: null, paymentMethod: null } as const;
  const open = await read({ ...unpaid, status: 'open' });
  expect(open.words).toContain('To be paid');
  expect(open.words).toContain('Total due');
  const voided = await read({ ...unpaid, status: 'void', voidedAt: new Date('2026-02-07T12:00:00.000Z') });
  expect(voided.words).toContain('Void: nothing is owed');
  expect(voided.words).toContain('7 February 2026, 12:00 UTC');
  for (const { words } of [open, voided]) {
    expect(words).toContain('Invoice');
    expect(words).not.toContain('Receipt');
    expect(words).not.toContain('Total paid');
  }
});

test('money that went back, or is on its way, stands below the total with its reason and what is left', async () => {
  const at = new Date('2026-05-02T08:00:00.000Z');
  const { words } = await read({
    status: 'partly-refunded',
    refundedCents: 20_300,
    refundPendingCents: 2_900,
    refunds: [
      { cents: 20_300, at, isPending: false, reason: 'Unused months' },
      { cents: 2_900, at, isPending: true, reason: 'Goodwill' },
    ],
  });
  expect(words).toContain('Paid, partly refunded');
  expect(words).toContain('2 May 2026, 08:00 UTC. Unused months');
  expect(words).toContain('−$203.00');
  expect(words).toContain('Refund on its way');
  expect(words).toContain('After refunds');
  expect(words).toContain('$116.00');
  expect((await read({ status: 'refunded' })).words).toContain('Refunded');
});

test.each([
  ['Żółć Ñandú Łukasz', 'Żółć Ñandú Łukasz'],
  ['Анна Каренина', 'Анна Каренина'],
  ['Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
  ['Nguyễn Thị Phượng', 'Nguyễn Thị Phượng'],
  ['Anna Анна Άννα', 'Anna Анна Άννα'],
  ['张伟', '??'],
  ['Zoë 🎨 مرحبا', 'Zoë ? ?????'],
])('the name %s is written as %s', async (name, shown) => {
  const { pages, text } = await read({ buyer: { name, email: 'ada@example.com' } });
  expect(pages).toBe(1);
  expect(text.replaceAll('\n', '')).toContain(shown);
});

test('every typeface is inside the file, and only those that are needed', async () => {
  const fontsOf = async (name: string) => {
    const file = (await invoicePdf(invoice({ buyer: { name, email: 'a@b.example' } }), SELLER)).toString('latin1');
    expect(file).not.toContain('Helvetica');
    return file.match(/\/FontFile2 /g)?.length;
  };
  expect(await fontsOf('Ada')).toBe(3);
  expect(await fontsOf('Анна')).toBe(4);
});

test('names far too long stay on the page and end in an ellipsis', async () => {
  const long = 'W'.repeat(5_000);
  const { pages, text } = await read(
    { buyer: { name: long, email: `${long}@example.com` }, lines: [{ label: long, cents: 1 }] },
    { name: long, supportEmail: `${long}@example.com` },
  );
  expect(pages).toBe(1);
  expect(text.match(/W…\n/g)?.length).toBeGreaterThanOrEqual(5);
});

test('more lines than a page holds go on to the next one, none of them lost', async () => {
  const refunds = Array.from({ length: 40 }, (_, index) => ({
    cents: 100 + index,
    at: new Date('2026-05-02T08:00:00.000Z'),
    isPending: false,
    reason: `Reason ${index}.`,
  }));
  const { pages, words } = await read({ refunds });
  expect(pages).toBeGreaterThan(1);
  for (const { reason } of refunds) expect(words).toContain(reason);
  expect(words).toContain('Receipt GS-000042, continued');
});

test('one invoice gives the same bytes every time, dated by itself', async () => {
  const first = await invoicePdf(invoice(), SELLER);
  expect(first.equals(await invoicePdf(invoice(), SELLER))).toBe(true);
  expect(first.toString('latin1')).toContain('(D:20260131235958Z)');
});
