import type { Invoice } from '@gesso/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { addressOf, call } from '../../shared/client/index.ts';
import { formatDay, formatPrice } from '../../shared/format/amounts.ts';
import { Button, classNames, EmptyState, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { fileNameOf, INVOICE_WORDS, type InvoiceState, stateOf } from './describe-invoice.ts';

const PAGE_ITEMS = 20;

/** All invoices, newest first, each with where it stands and its file. */
export function InvoiceList() {
  const invoices = useInfiniteQuery({
    queryKey: ['listInvoices', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listInvoices', { query: { limit: PAGE_ITEMS, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (invoices.isPending) return <SkeletonRows rows={3} className="h-12" />;
  if (invoices.isError) return <ErrorNotice error={invoices.error} onRetry={() => void invoices.refetch()} />;
  const rows = invoices.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed">
        <EmptyState title="No invoices yet">
          Every payment has its invoice here, to read and to download, for as long as the account exists.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <ul className="border-line border-t tabular-nums">
        {rows.map((invoice) => (
          <InvoiceRow key={invoice.id} invoice={invoice} />
        ))}
      </ul>
      {invoices.hasNextPage && (
        <div className="mt-5 text-center">
          <Button onClick={() => void invoices.fetchNextPage()} disabled={invoices.isFetchingNextPage}>
            {invoices.isFetchingNextPage ? 'Loading…' : 'Show older'}
          </Button>
        </div>
      )}
    </>
  );
}

const DOTS: Readonly<Record<InvoiceState['tone'], string>> = {
  done: 'bg-verdigris',
  open: 'bg-ochre',
  quiet: 'bg-line-strong',
};

function InvoiceRow({ invoice }: { readonly invoice: Invoice }) {
  const state = stateOf(invoice);
  return (
    <li className="grid grid-cols-[1fr_auto_auto] items-center gap-x-4 gap-y-0.5 border-line border-b py-2.5 sm:grid-cols-[110px_1fr_minmax(0,auto)_88px_auto]">
      <time dateTime={invoice.at} className="text-ink-2 max-sm:order-2 max-sm:col-span-3">
        {formatDay(invoice.at)}
        <span className="sm:hidden"> · {invoice.number}</span>
      </time>
      <div className="min-w-0 max-sm:order-1">
        <p className="font-medium">{INVOICE_WORDS[invoice.kind]}</p>
        <p className="text-ink-2 text-sm max-sm:hidden">{invoice.number}</p>
      </div>
      <p className="flex items-center gap-1.5 text-ink-2 max-sm:order-3 max-sm:col-span-3">
        <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', DOTS[state.tone])} />
        {state.word}
      </p>
      <p
        className={classNames(
          'text-right font-semibold max-sm:order-1',
          invoice.status === 'void' && 'text-ink-2 line-through',
        )}
      >
        {formatPrice(invoice.cents)}
      </p>
      <a
        href={addressOf('downloadInvoice', { params: { id: invoice.id } })}
        download={fileNameOf(invoice)}
        aria-label={`Download ${invoice.number} as PDF`}
        title="Download as PDF"
        className="grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink pointer-coarse:size-11 max-sm:order-1"
      >
        <Download size={16} strokeWidth={1.5} aria-hidden="true" />
      </a>
    </li>
  );
}
