import type { Grant, GrantKind } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { formatDay } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';

const KIND_WORDS: Readonly<Record<GrantKind, string>> = {
  free: 'Free credits',
  monthly: 'Monthly credits',
  bonus: 'First-month bonus',
  topup: 'Top-up',
  'make-good': 'Make-good',
  operator: 'From the operator',
};

/** What may be spent now and where it comes from, in the order in which it burns. */
export function GrantList() {
  const credits = useQuery(endpointQuery('getCredits', {}));
  if (credits.isPending) return <SkeletonRows rows={2} className="h-16" />;
  if (credits.isError) return <ErrorNotice error={credits.error} onRetry={() => void credits.refetch()} />;
  const { spendableMillicredits, heldMillicredits, grants } = credits.data;
  return (
    <section aria-label="Balance" className="grid gap-5">
      <dl className="flex flex-wrap gap-x-12 gap-y-3 tabular-nums">
        <Figure label="To spend" value={spendableMillicredits} />
        <Figure label="Held for running work" value={heldMillicredits} />
      </dl>
      <ul className="grid gap-2 sm:grid-cols-2">
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} />
        ))}
      </ul>
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className="grid">
      <dt className="text-ink-2">{label}</dt>
      <dd className="font-serif text-display">{formatCredits(value)}</dd>
    </div>
  );
}

function GrantRow({ grant }: { readonly grant: Grant }) {
  const share = grant.amountMillicredits > 0 ? grant.remainingMillicredits / grant.amountMillicredits : 0;
  return (
    <li className="grid gap-2 rounded-md border border-line p-3.5 tabular-nums">
      <div className="flex justify-between gap-3">
        <span className="font-semibold">{KIND_WORDS[grant.kind]}</span>
        <span>
          {formatCredits(grant.remainingMillicredits)}{' '}
          <span className="text-ink-2">of {formatCredits(grant.amountMillicredits)}</span>
        </span>
      </div>
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-wash">
        <div className="h-full bg-verdigris" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="text-ink-2 text-sm">
        {grant.expiresAt ? `Lapses on ${formatDay(grant.expiresAt)}.` : 'Never expires.'}
        {grant.heldMillicredits > 0 && ` ${formatCredits(grant.heldMillicredits)} held.`}
      </p>
    </li>
  );
}
