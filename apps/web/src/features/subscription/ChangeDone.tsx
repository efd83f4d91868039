import type { Plan, SubscriptionChange, SubscriptionPreview } from '@gesso/contract';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { addressOf } from '../../shared/client/index.ts';
import { formatPrice } from '../../shared/format/amounts.ts';
import { countCredits } from '../../shared/format/credits.ts';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import { Button, buttonClass, DialogActions } from '../../shared/ui/index.ts';
import { describeDone } from './describe-change.ts';

/** What came of a change, with its receipt where something was paid. */
export function ChangeDone(props: {
  readonly choice: PlanChoice;
  readonly preview: SubscriptionPreview;
  readonly plans: readonly Plan[];
  readonly change: SubscriptionChange;
  readonly onClose: () => void;
}) {
  const { change, preview } = props;
  const words = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone; what it did is read in its place.
  useEffect(() => words.current?.focus(), []);
  return (
    <div className="grid gap-4">
      <div ref={words} tabIndex={-1} role="status" className="flex gap-3 rounded-md bg-wash p-4 tabular-nums">
        <Check size={20} strokeWidth={2} aria-hidden="true" className="shrink-0 text-verdigris-ink" />
        <div className="grid gap-1">
          <p className="font-semibold">{describeDone(props)}</p>
          <p className="text-ink-2">{sentenceOf(preview, change)}</p>
        </div>
      </div>
      <DialogActions>
        {change.invoiceId && (
          <a
            href={addressOf('downloadInvoice', { params: { id: change.invoiceId } })}
            download
            className={buttonClass('outline')}
          >
            Receipt (PDF)
          </a>
        )}
        <Button variant="action" onClick={props.onClose}>
          Done
        </Button>
      </DialogActions>
    </div>
  );
}

function sentenceOf(preview: SubscriptionPreview, change: SubscriptionChange): string {
  if (preview.effect === 'at-period-end') return 'Nothing was charged today. You can still keep the plan you have.';
  const arrived = preview.grants.filter(({ kind }) => kind === 'monthly' || kind === 'bonus');
  // Of an annual plan the first month alone is here today.
  const first = [...new Map(arrived.map((grant) => [grant.kind, grant])).values()];
  const credits = countCredits(first.reduce((sum, { millicredits }) => sum + millicredits, 0));
  const paid = `${credits} are here and ${formatPrice(preview.chargeCents)} is paid.`;
  return change.refundCents > 0 ? `${paid} ${formatPrice(change.refundCents)} is on its way back to your card.` : paid;
}
