import { useQuery } from '@tanstack/react-query';
import { Check, Circle } from 'lucide-react';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';

/** What this installation has, and what each missing part would add. */
export function SetupList() {
  const setup = useQuery(endpointQuery('getSetup'));
  if (setup.isPending) return <SkeletonRows rows={8} className="h-16" />;
  if (setup.isError) return <ErrorNotice error={setup.error} onRetry={() => void setup.refetch()} />;
  const parts = [...setup.data.parts].sort((a, b) => Number(b.ready) - Number(a.ready));
  const ready = parts.filter((part) => part.ready).length;
  return (
    <>
      <p className="mb-4 tabular-nums">
        {ready} of {parts.length} parts are set up.
      </p>
      <ul className="border-line border-t">
        {parts.map((part) => (
          <li
            key={part.key}
            className="grid grid-cols-[24px_1fr] gap-x-3 gap-y-1 border-line border-b py-3.5 sm:grid-cols-[24px_200px_1fr]"
          >
            {part.ready ? (
              <Check size={18} strokeWidth={2} aria-hidden="true" className="text-verdigris-ink" />
            ) : (
              <Circle size={18} strokeWidth={1.5} aria-hidden="true" className="text-ink-3" />
            )}
            <div>
              <h2 className="font-semibold">{part.name}</h2>
              <p className={part.ready ? 'text-sm text-verdigris-ink' : 'text-ink-2 text-sm'}>
                {part.ready ? 'Set up' : 'Missing'}
              </p>
            </div>
            <div className="max-sm:col-start-2">
              <p>{part.adds}</p>
              {!part.ready && <p className="text-ink-2 text-sm">{part.how}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
