import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { call, ProblemError } from '../../shared/client/index.ts';
import { buttonClass, EmptyState } from '../../shared/ui/index.ts';
import { useDocumentTitle } from '../Page.tsx';
import { PageError, PagePending } from '../PageStates.tsx';
import { EndedLinkPage } from './EndedLinkPage.tsx';
import { GuestBoard } from './GuestBoard.tsx';

/** `/share/$token`: the way in through a link; people with an account go on to the studio, others look from here. */
export function SharePage() {
  const { token } = useParams({ from: '/share/$token' });
  useDocumentTitle('Shared project');
  const opened = useQuery({
    queryKey: ['openShareLink', token],
    queryFn: () => call('openShareLink', { body: { token } }),
    retry: false,
    // Coming in is done once; whether one may stay is the board's own question.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (opened.isPending) return <PagePending />;
  if (opened.isError) {
    const code = opened.error instanceof ProblemError ? opened.error.code : null;
    if (code === 'not-found' || code === 'invalid-request') return <EndedLinkPage />;
    if (code === 'unauthenticated') return <SignInFirstPage token={token} />;
    return <PageError error={opened.error} reset={() => void opened.refetch()} />;
  }
  const { projectId, isGuest } = opened.data;
  if (!isGuest) return <Navigate to="/projects/$id" params={{ id: projectId }} replace />;
  return <GuestBoard token={token} projectId={projectId} />;
}

/** A link to comment or to edit is for people who can be named. */
function SignInFirstPage({ token }: { readonly token: string }) {
  const next = `/share/${token}`;
  return (
    <main className="grid min-h-dvh place-items-center bg-paper">
      <EmptyState
        title="You are invited to a project"
        action={
          <div className="flex gap-2">
            <Link to="/sign-in" search={{ next }} className={buttonClass('outline')}>
              Sign in
            </Link>
            <Link to="/sign-up" search={{ next }} className={buttonClass('action')}>
              Sign up
            </Link>
          </div>
        }
      >
        Commenting and editing are done under a name, so this link asks for an account.
      </EmptyState>
    </main>
  );
}
