import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { countCredits } from '../../shared/format/credits.ts';
import type { ZonedWords } from '../../shared/time-zone/index.ts';
import { ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';
import { GRANT_WORDS } from './lapse-lines.ts';

/** Grants whose time is over or that were voided, asked for only when somebody looks. */
export function EndedGrants({ words }: { readonly words: ZonedWords }) {
  const [isOpen, setOpen] = useState(false);
  const all = useQuery({ ...endpointQuery('getCredits', { query: { include: 'all' } }), enabled: isOpen });
  const living = useQuery(endpointQuery('getCredits', {}));
  const livingIds = new Set(living.data?.grants.map(({ id }) => id));
  const now = Date.now();
  const ended = all.data?.grants.filter(({ id, effectiveAt }) => !livingIds.has(id) && Date.parse(effectiveAt) <= now);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-sm py-1 text-ink-2 hover:text-ink pointer-coarse:py-3">Ended credits</summary>
      {all.isError && <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />}
      {isOpen && all.isPending && <SkeletonRows rows={1} className="h-6" />}
      {ended?.length === 0 && <p className="py-2 text-ink-2">No credits have come to their end yet.</p>}
      <ul className="grid gap-1.5 pt-2 text-ink-2 tabular-nums">
        {ended?.map(({ id, kind, amountMillicredits, expiresAt }) => (
          <li key={id}>
            {countCredits(amountMillicredits).replace(/credits?$/, GRANT_WORDS[kind])}
            {expiresAt && Date.parse(expiresAt) <= now ? `, ended on ${words.due(expiresAt)}` : ', voided'}
          </li>
        ))}
      </ul>
    </details>
  );
}
