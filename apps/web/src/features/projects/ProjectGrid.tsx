import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { call } from '../../shared/client/index.ts';
import { Button, EmptyState, ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { ProjectCard } from './ProjectCard.tsx';

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,240px),1fr))] gap-5';
/** A wall of cards; more come with the button below it. */
const PAGE_ITEMS = 24;

/** All projects as cards, newest first; an empty wall says how to begin. */
export function ProjectGrid(props: { readonly onCreate: (name: string) => void; readonly isCreating: boolean }) {
  const projects = useInfiniteQuery({
    queryKey: ['listProjects', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('listProjects', { query: { limit: PAGE_ITEMS, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (projects.isPending) return <ProjectGridSkeleton />;
  if (projects.isError) return <ErrorNotice error={projects.error} onRetry={() => void projects.refetch()} />;
  const items = projects.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <FirstProject {...props} />;
  return (
    <>
      <ul className={GRID}>
        {items.map((project) => (
          <li key={project.id}>
            <ProjectCard project={project} />
          </li>
        ))}
      </ul>
      {projects.hasNextPage && (
        <div className="mt-8 text-center">
          <Button onClick={() => void projects.fetchNextPage()} disabled={projects.isFetchingNextPage}>
            {projects.isFetchingNextPage ? 'Loading…' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  );
}

function FirstProject(props: { readonly onCreate: (name: string) => void; readonly isCreating: boolean }) {
  return (
    <div className="rounded-lg border border-line border-dashed py-8">
      <EmptyState
        title="A project is one endless board"
        action={
          <Button variant="action" disabled={props.isCreating} onClick={() => props.onCreate('Ember & Oak launch')}>
            <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
            Open “Ember & Oak launch”
          </Button>
        }
      >
        Everything you make for one purpose lies on it side by side: posters, stories, variants. Say what you want, see
        the price before it runs, and move the results around. Begin with an example, or name your own above.
      </EmptyState>
    </div>
  );
}

function ProjectGridSkeleton() {
  return (
    <div role="status" className={GRID}>
      <span className="sr-only">Loading projects</span>
      {['first', 'second', 'third', 'fourth'].map((card) => (
        <div key={card} className="grid gap-2">
          <Skeleton className="aspect-[4/3] rounded-md" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      ))}
    </div>
  );
}
