import type { ArtSource } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice, SkeletonRows } from '../../shared/ui/index.ts';

const KINDS: readonly { readonly kind: ArtSource['kind']; readonly title: string }[] = [
  { kind: 'drawings', title: 'Drawings' },
  { kind: 'typeface', title: 'Typefaces' },
  { kind: 'words', title: 'Words' },
];

/** Every source by kind, with its makers and its licence. */
export function ArtSources() {
  const sources = useQuery(endpointQuery('listArtSources'));
  if (sources.isPending) return <SkeletonRows rows={12} className="h-8" />;
  if (sources.isError) return <ErrorNotice error={sources.error} onRetry={() => void sources.refetch()} />;
  return (
    <div className="grid gap-10">
      {KINDS.map(({ kind, title }) => (
        <SourceList key={kind} title={title} sources={sources.data.items.filter((source) => source.kind === kind)} />
      ))}
    </div>
  );
}

function SourceList({ title, sources }: { readonly title: string; readonly sources: readonly ArtSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {sources.map((source) => (
          <li key={source.url + source.name} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5">
            <a href={source.url} target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
              {source.name}
            </a>
            <span className="min-w-0 flex-1 text-ink-2">{source.author}</span>
            {source.isCreditOwed && <span className="text-ochre-ink text-sm">credit line in every design</span>}
            <a
              href={source.licenceUrl}
              target="_blank"
              rel="noreferrer"
              className="text-ink-2 text-sm underline underline-offset-2"
            >
              {source.licence}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
