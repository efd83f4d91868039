import type { Credits } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';
import { useTimeZone, type ZonedWords, zonedWords } from '../../shared/time-zone/index.ts';
import { ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { EndedGrants } from './EndedGrants.tsx';
import { describeHeld, describeLapse, type LapseLine, toLapseLines } from './lapse-lines.ts';
import { TimeZonePicker } from './TimeZonePicker.tsx';

/** What may be spent, what is held for running work, and when which credits lapse. */
export function UsageHead() {
  const credits = useQuery(endpointQuery('getCredits', {}));
  const words = zonedWords(useTimeZone().timeZone);
  return (
    <section aria-label="Balance" className="grid gap-6 md:grid-cols-[minmax(220px,1fr)_2fr]">
      <div className="grid content-start gap-5">
        {credits.data ? <Figures credits={credits.data} /> : <Skeleton className="h-[94px]" />}
        <TimeZonePicker />
      </div>
      <div className="grid content-start gap-3">
        {credits.isError && <ErrorNotice error={credits.error} onRetry={() => void credits.refetch()} />}
        {credits.isPending && <Skeleton className="h-[76px]" />}
        {credits.data && <LapseList lines={toLapseLines(credits.data.grants)} words={words} />}
        <EndedGrants words={words} />
      </div>
    </section>
  );
}

function Figures({ credits }: { readonly credits: Credits }) {
  const { spendableMillicredits, heldMillicredits, heldWorks } = credits;
  return (
    <dl className="grid gap-1 tabular-nums">
      <dt className="text-ink-2">To spend</dt>
      <dd className="font-serif text-display">{formatCredits(spendableMillicredits)}</dd>
      <dt className="sr-only">Held</dt>
      <dd className={heldMillicredits > 0 ? 'font-medium text-ochre-ink' : 'text-ink-2'}>
        {describeHeld(heldMillicredits, heldWorks)}
      </dd>
    </dl>
  );
}

function LapseList({ lines, words }: { readonly lines: readonly LapseLine[]; readonly words: ZonedWords }) {
  if (lines.length === 0) return <p className="text-ink-2">There are no credits at the moment.</p>;
  return (
    <ul aria-label="What lapses when" className="rounded-md border border-line tabular-nums">
      {lines.map((line) => (
        <li
          key={`${line.kind} ${line.expiresAt}`}
          className="grid gap-2 border-line border-t px-4 py-3 first:border-t-0 sm:grid-cols-[1fr_auto] sm:items-baseline"
        >
          <span className="font-medium">{describeLapse(line, words.due)}</span>
          <span className="text-ink-2 text-sm">
            of {countCredits(line.amountMillicredits)}
            {line.heldMillicredits > 0 && `, ${formatCredits(line.heldMillicredits)} held`}
          </span>
          <ShareBar line={line} />
        </li>
      ))}
    </ul>
  );
}

/** How much of the credits may still be spent, and how much is held. The words beside it say the same. */
function ShareBar({ line }: { readonly line: LapseLine }) {
  const percent = (millicredits: number) => `${(100 * millicredits) / Math.max(1, line.amountMillicredits)}%`;
  return (
    <div aria-hidden="true" className="flex h-1 overflow-hidden rounded-full bg-wash sm:col-span-2">
      <div className="bg-verdigris" style={{ width: percent(line.remainingMillicredits) }} />
      <div className="bg-ochre" style={{ width: percent(line.heldMillicredits) }} />
    </div>
  );
}
