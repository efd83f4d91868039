import type { Mail } from '@gesso/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { call } from '../../shared/client/index.ts';
import { formatMoment, formatSize } from '../../shared/format/amounts.ts';
import { Button, classNames, EmptyState, ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';

const PAGE_ITEMS = 50;

/** Every message Gesso wrote, newest first; one opens to its text. */
export function MailList() {
  const mails = useInfiniteQuery({
    queryKey: ['listMail', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listMail', { query: { limit: PAGE_ITEMS, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (mails.isPending) return <SkeletonRows rows={6} className="h-12" />;
  if (mails.isError) return <ErrorNotice error={mails.error} onRetry={() => void mails.refetch()} />;
  const rows = mails.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed">
        <EmptyState title="No messages yet">
          Receipts, failed payments and ended plans are written to people by e-mail. A copy of each will be here.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <ul className="border-line border-t">
        {rows.map((mail) => (
          <li key={mail.id} className="border-line border-b">
            <MailEntry mail={mail} />
          </li>
        ))}
      </ul>
      {mails.hasNextPage && (
        <div className="mt-5 text-center">
          <Button onClick={() => void mails.fetchNextPage()} disabled={mails.isFetchingNextPage}>
            {mails.isFetchingNextPage ? 'Loading…' : 'Show older'}
          </Button>
        </div>
      )}
    </>
  );
}

const STATUS: Readonly<Record<Mail['status'], { readonly word: string; readonly dot: string }>> = {
  waiting: { word: 'Waiting', dot: 'bg-ochre' },
  sent: { word: 'Sent', dot: 'bg-verdigris' },
  failed: { word: 'Failed', dot: 'bg-alarm' },
};

function MailEntry({ mail }: { readonly mail: Mail }) {
  const status = STATUS[mail.status];
  return (
    <details className="group">
      <summary className="grid min-h-12 grid-cols-[1fr_auto] items-center gap-x-4 rounded-sm px-2 py-2.5 hover:bg-wash/60 sm:grid-cols-[1fr_220px_96px_auto]">
        <span className="min-w-0">
          <span className="block truncate font-medium">{mail.subject}</span>
          <span className="block truncate text-ink-2 text-sm sm:hidden">{mail.to}</span>
        </span>
        <span className="truncate text-ink-2 max-sm:hidden">{mail.to}</span>
        <span className="flex items-center gap-1.5 text-ink-2 max-sm:hidden">
          <span aria-hidden="true" className={classNames('size-2 rounded-full', status.dot)} />
          {status.word}
        </span>
        <time dateTime={mail.at} className="text-ink-2 tabular-nums">
          {formatMoment(mail.at)}
        </time>
      </summary>
      <div className="grid gap-3 px-2 pt-1 pb-4">
        <p className="max-w-[72ch] whitespace-pre-wrap break-words rounded-md border border-line p-4">{mail.text}</p>
        {mail.attachments.map(({ name, sizeBytes }) => (
          <p key={name} className="flex items-center gap-2 text-ink-2 tabular-nums">
            <Paperclip size={14} strokeWidth={1.5} aria-hidden="true" />
            {name}, {formatSize(sizeBytes)}
          </p>
        ))}
      </div>
    </details>
  );
}
