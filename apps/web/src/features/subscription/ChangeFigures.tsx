import type { SubscriptionPreview } from '@gesso/contract';
import { Check } from 'lucide-react';
import { formatDue, formatPrice } from '../../shared/format/amounts.ts';
import { classNames } from '../../shared/ui/index.ts';
import { describeGrants } from './describe-change.ts';

/** The figures of a change: lines that sum, credits that come, and what else it does. */
export function ChangeFigures(props: { readonly preview: SubscriptionPreview; readonly facts: readonly string[] }) {
  const { preview } = props;
  // A line of nothing, as a scheduled change has, is said by the rows below.
  const lines = preview.lines.filter(({ cents }) => cents !== 0);
  return (
    <>
      <div className="rounded-md border border-line tabular-nums">
        <table className="w-full">
          <caption className="sr-only">What it costs</caption>
          {lines.length > 0 && (
            <tbody>
              {lines.map(({ label, cents }) => (
                <MoneyRow key={`${label} ${cents}`} label={label} amount={formatPrice(cents)} />
              ))}
            </tbody>
          )}
          <tfoot className={lines.length > 0 ? 'border-line border-t' : undefined}>
            <MoneyRow isTotal label={todayLabel(preview)} amount={formatPrice(Math.abs(todayCents(preview)))} />
            {preview.laterChargeCents > 0 && (
              <MoneyRow
                isTotal
                label={`On ${formatDue(preview.effectiveAt)}`}
                amount={formatPrice(preview.laterChargeCents)}
              />
            )}
          </tfoot>
        </table>
      </div>
      <ul className="grid gap-1.5 tabular-nums">
        {describeGrants(preview.grants).map((grant) => (
          <Fact key={grant} isCredit>
            {grant}
          </Fact>
        ))}
        {props.facts.map((fact) => (
          <Fact key={fact}>{fact}</Fact>
        ))}
      </ul>
    </>
  );
}

function todayCents({ chargeCents, refundCents }: SubscriptionPreview): number {
  return chargeCents - refundCents;
}

function todayLabel(preview: SubscriptionPreview): string {
  if (preview.effect === 'at-period-end') return 'Today';
  if (preview.refundCents === 0) return 'You pay today';
  return todayCents(preview) < 0 ? 'In all you receive' : 'In all you pay';
}

function MoneyRow(props: { readonly label: string; readonly amount: string; readonly isTotal?: boolean }) {
  return (
    <tr className={props.isTotal ? 'font-semibold' : 'align-baseline text-ink-2'}>
      <th scope="row" className={classNames('px-3.5 py-2 text-left', props.isTotal ? 'font-semibold' : 'font-normal')}>
        {props.label}
      </th>
      <td className="whitespace-nowrap px-3.5 py-2 text-right">{props.amount}</td>
    </tr>
  );
}

function Fact({ isCredit, children }: { readonly isCredit?: boolean; readonly children: string }) {
  return (
    <li className="flex gap-2.5">
      <span aria-hidden="true" className="grid h-[1.45em] w-4 shrink-0 place-items-center">
        {isCredit ? (
          <Check size={16} strokeWidth={1.5} className="text-verdigris-ink" />
        ) : (
          <span className="size-1 rounded-full bg-ink-3" />
        )}
      </span>
      <span className={isCredit ? undefined : 'text-ink-2'}>{children}</span>
    </li>
  );
}
