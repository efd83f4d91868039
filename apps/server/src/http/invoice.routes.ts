import { endpoints } from '@gesso/contract';
import type { BillingStories } from '../workflows/manage-subscription/billing-stories.ts';
import { invoicePdf, type Seller } from '../workflows/print-invoice/index.ts';
import { presentInvoice } from './billing.presenter.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';

export type InvoiceRoutesOptions = {
  readonly billing: Pick<BillingStories, 'listInvoices' | 'readInvoice'>;
  readonly seller: Seller;
};

/** What was paid for, as a list and on paper. */
export function invoiceRoutes({ billing, seller }: InvoiceRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.listInvoices, async ({ caller, query: { limit, cursor } }) => {
      const after = readCursor(cursor);
      const page = { accountId: caller.account.id, limit: limit + 1, ...(after && { after }) };
      const invoices = await billing.listInvoices(page);
      const rows = invoices.map((invoice) => ({ ...invoice, createdAt: invoice.at }));
      return toPage(rows, limit, presentInvoice);
    }),
    route(endpoints.downloadInvoice, async ({ caller, params }) => {
      const invoice = await billing.readInvoice({ accountId: caller.account.id, id: params.id });
      if (invoice === undefined) throw notFound('invoice');
      return new Response(await invoicePdf(invoice, seller), {
        headers: {
          'content-type': 'application/pdf',
          // Only letters, digits and hyphens stand in a number of ours.
          'content-disposition': `attachment; filename="${invoice.number}.pdf"`,
          'cache-control': 'no-store',
        },
      });
    }),
  ];
}
