import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useBoardConnection } from '../../features/collab/index.ts';
import { endpointQuery, ProblemError } from '../../shared/client/index.ts';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { useDocumentTitle } from '../Page.tsx';
import { PageError } from '../PageStates.tsx';
import { Studio } from './Studio.tsx';
import { StudioSkeleton } from './StudioSkeleton.tsx';

/** `/projects/$id`: the studio of one project. */
export function StudioPage() {
  const { id } = useParams({ from: '/signed-in/projects/$id' });
  const project = useQuery(endpointQuery('getProject', { params: { id } }));
  useDocumentTitle(project.data?.name ?? 'Project');
  if (project.isError) {
    const isGone = project.error instanceof ProblemError && project.error.code === 'not-found';
    return isGone ? <NotFoundPage /> : <PageError error={project.error} reset={() => void project.refetch()} />;
  }
  return <ConnectedStudio key={id} id={id} />;
}

function ConnectedStudio({ id }: { readonly id: string }) {
  const project = useQuery(endpointQuery('getProject', { params: { id } })).data;
  const account = useQuery(endpointQuery('getMe')).data?.account;
  const connection = useBoardConnection(id, { id: account?.id ?? '', name: account?.name ?? '' });
  if (!project || !account || !connection) return <StudioSkeleton />;
  // Another role is another studio: with or without tools and the right to change anything.
  return <Studio key={project.role} project={project} connection={connection} />;
}
