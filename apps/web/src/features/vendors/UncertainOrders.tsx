import type { UncertainOrder } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { Button, ErrorNotice } from '../../shared/ui/index.ts';
import { nameVendor } from './vendor-names.ts';

/** Orders of which nobody knows whether the vendor took them. Their creators have their credits back. */
export function UncertainOrders({ orders }: { readonly orders: readonly UncertainOrder[] }) {
  const queries = useQueryClient();
  const closing = useMutation({
    mutationFn: (id: string) => call('closeUncertainOrder', { params: { id } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['getVendors'] }),
  });
  if (orders.length === 0) return null;
  return (
    <section className="mb-10" aria-labelledby="uncertain-orders">
      <h2 id="uncertain-orders" className="font-normal font-serif text-title">
        Uncertain orders
      </h2>
      <p className="mt-1 max-w-[60ch] text-ink-2">
        The answer to these was lost, so the vendor may bill them. They were not sent again, and the creators have their
        credits back. Look in the vendor’s own list, then take them off this one.
      </p>
      {closing.error && <ErrorNotice error={closing.error} />}
      <ul className="mt-3 border-line border-t">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-3">
            <div className="min-w-48 flex-1">
              <p>
                {nameVendor(order.vendor)}, {order.model}
              </p>
              <p className="text-ink-2 text-sm tabular-nums">
                {formatMoment(order.at)} · our id <code>{order.id}</code>
                {order.vendorJobId !== null && (
                  <>
                    {' '}
                    · theirs <code>{order.vendorJobId}</code>
                  </>
                )}
              </p>
              <p className="text-sm">{order.message}</p>
            </div>
            <Button disabled={closing.isPending} onClick={() => closing.mutate(order.id)}>
              Looked after
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
