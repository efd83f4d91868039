export type * from './billing-stories.ts';
export type { BillingContext } from './context.ts';
export { createBillingStories } from './create-billing-stories.ts';
export { findInvoiceDocument } from './read-invoices.ts';
