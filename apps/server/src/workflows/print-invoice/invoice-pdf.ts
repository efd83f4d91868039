import { buffer } from 'node:stream/consumers';
import type { InvoiceDocument } from '../manage-subscription/billing-stories.ts';
import { type InvoiceFacts, invoiceFacts, type Seller } from './invoice-facts.ts';
import { drawInvoice } from './invoice-sheet.ts';
import { readFonts } from './typefaces.ts';

/**
 * An invoice, or the receipt of a paid one, on A4 with its typefaces inside.
 *
 * The same invoice in the same state gives the same bytes: the document is dated by the invoice, not by a clock.
 *
 * @returns A PDF 1.7 document.
 */
export async function invoicePdf(invoice: InvoiceDocument, seller: Seller): Promise<Buffer<ArrayBuffer>> {
  const facts = invoiceFacts(invoice, seller);
  // Loaded here, not at the top: pdfkit and its font engine would slow every start.
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), readFonts(textsOf(facts))]);
  const sheet = new PDFDocument({
    size: 'A4',
    // The sheet places every line itself; a margin would only make pdfkit begin pages of its own.
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    // None to begin with: pdfkit would begin with Helvetica and name it in the file without putting it inside.
    font: '',
    info: {
      Title: `${facts.title} ${invoice.number}`,
      Author: seller.name,
      CreationDate: invoice.at,
      ModDate: lastChangeOf(invoice),
    },
  });
  for (const [name, bytes] of fonts) sheet.registerFont(name, bytes);
  drawInvoice(sheet, facts);
  sheet.end();
  return buffer(sheet);
}

/** Everything on the page that somebody else wrote. */
function textsOf({ seller, buyer, lines, refunds, foot }: InvoiceFacts): readonly string[] {
  const written = [...lines, ...refunds].flatMap(({ label, note }) => (note === null ? [label] : [label, note]));
  return [...seller, ...buyer, ...written, foot];
}

function lastChangeOf({ at, paidAt, voidedAt, refunds }: InvoiceDocument): Date {
  const changes = [at, paidAt, voidedAt, ...refunds.map((refund) => refund.at)];
  return changes.reduce<Date>((last, change) => (change !== null && change > last ? change : last), at);
}
