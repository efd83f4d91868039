import { InvoiceList } from '../../features/invoices/index.ts';
import { ManageSubscription } from '../../features/subscription/index.ts';
import { useReturnFromGateway } from '../use-return-from-gateway.ts';

/** `/account/subscription`: the plan, its card and its invoices. Pages of a gateway lead back to it. */
export function SubscriptionPage() {
  useReturnFromGateway();
  return <ManageSubscription invoices={<InvoiceList />} />;
}
