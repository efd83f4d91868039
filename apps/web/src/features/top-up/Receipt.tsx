import type { TopUp } from '@gesso/contract';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { countCredits } from '../../shared/format/credits.ts';
import { Button, buttonClass } from '../../shared/ui/index.ts';

/** What was bought, and its receipt. */
export function Receipt({ topUp, onAgain }: { readonly topUp: TopUp; readonly onAgain: () => void }) {
  const words = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone; what it did is read in its place.
  useEffect(() => words.current?.focus(), []);
  return (
    <div className="grid gap-5 rounded-lg border border-line p-6 max-sm:p-4">
      <div ref={words} tabIndex={-1} role="status" className="flex gap-3 tabular-nums">
        <Check size={20} strokeWidth={2} aria-hidden="true" className="mt-1 shrink-0 text-verdigris-ink" />
        <div>
          <p className="font-serif text-title">{countCredits(topUp.millicredits)} came in</p>
          <p className="text-ink-2">They never expire, also after your plan has ended.</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <a
          href={addressOf('downloadInvoice', { params: { id: topUp.invoiceId } })}
          download
          className={buttonClass('outline')}
        >
          Receipt (PDF)
        </a>
        <Button onClick={onAgain}>Buy more</Button>
      </div>
    </div>
  );
}
