import {
  findInvoice,
  formatInvoiceNumber,
  listInvoiceRefunds,
  pageInvoices,
  type StoredInvoice,
  statusOfInvoice,
} from '../../modules/billing/index.ts';
import type { BillingStories, Invoice, InvoiceDocument } from './billing-stories.ts';
import type { BillingContext } from './context.ts';

/** A page of an account's invoices, newest first. */
export async function listInvoices(
  { database }: BillingContext,
  page: Parameters<BillingStories['listInvoices']>[0],
): ReturnType<BillingStories['listInvoices']> {
  return (await pageInvoices(database.pool, page)).map(presentInvoice);
}

/** Everything that an invoice's page or file shows; undefined for somebody else's. */
export async function readInvoice(
  { database }: BillingContext,
  { accountId, id }: Parameters<BillingStories['readInvoice']>[0],
): ReturnType<BillingStories['readInvoice']> {
  const invoice = await findInvoiceDocument(database, id);
  return invoice?.accountId === accountId ? invoice : undefined;
}

/** The same for a message that was written together with it, without asking whose it is. Not for answers to people. */
export async function findInvoiceDocument(
  { pool }: BillingContext['database'],
  id: string,
): Promise<InvoiceDocument | undefined> {
  const invoice = await findInvoice(pool, id);
  if (invoice === undefined) return undefined;
  const { buyer, lines, paidAt, voidedAt, card } = invoice;
  const refunds = await listInvoiceRefunds(pool, id);
  return { ...presentInvoice(invoice), buyer, lines, paidAt, voidedAt, refunds, paymentMethod: card };
}

function presentInvoice(invoice: StoredInvoice): Invoice {
  const { id, accountId, kind, cents, refundedCents, refundPendingCents, createdAt } = invoice;
  const number = formatInvoiceNumber(invoice.number);
  const status = statusOfInvoice(invoice);
  return { id, accountId, number, kind, cents, refundedCents, refundPendingCents, status, at: createdAt };
}
