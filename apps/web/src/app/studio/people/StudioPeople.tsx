import type { Editor } from '@gesso/canvas-core';
import type { Project } from '@gesso/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import {
  type BoardConnection,
  FollowFrame,
  People,
  useLinkState,
  useSharedView,
} from '../../../features/collab/index.ts';
import { endpointQuery } from '../../../shared/client/index.ts';
import { useProjectEvents } from '../../../shared/events/index.ts';
import { ExportButton } from '../files/ExportButton.tsx';
import { type PageActions, usePageDeeds } from '../page-actions.ts';
import { StudioBar } from '../StudioBar.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { PeopleButtons } from './PeopleButtons.tsx';
import { usePeopleView } from './use-people-view.ts';

const CommentsLayer = lazy(() =>
  import('../../../features/comments/index.ts').then((module) => ({ default: module.CommentsLayer })),
);
const VersionsPanel = lazy(() =>
  import('../../../features/versions/index.ts').then((module) => ({ default: module.VersionsPanel })),
);
const ShareDialog = lazy(() =>
  import('../../../features/sharing/index.ts').then((module) => ({ default: module.ShareDialog })),
);
const Presentation = lazy(() =>
  import('../../../features/presentation/index.ts').then((module) => ({ default: module.Presentation })),
);
const KeptBoard = lazy(() => import('./KeptBoard.tsx').then((module) => ({ default: module.KeptBoard })));
const FirstTour = lazy(() => import('./FirstTour.tsx').then((module) => ({ default: module.FirstTour })));

/** The bar of the studio and everything one does with others: follow, comment, share, go back in time, present. */
export function StudioPeople(props: {
  readonly project: Project;
  readonly connection: BoardConnection;
  readonly editor: Editor;
  readonly actions: PageActions;
}) {
  const { project, connection, editor, actions } = props;
  const accountId = useQuery(endpointQuery('getMe')).data?.account.id ?? '';
  const navigate = useNavigate();
  // Letters about comments lead to the thread that they are about.
  const [firstThreadId] = useState(() => new URLSearchParams(location.search).get('comment') ?? undefined);
  const view = usePeopleView(editor);
  const { follow } = view;
  const endFollowing = useCallback(() => follow(null), [follow]);
  const onCommentRequest = useCallback(
    (put: () => void) =>
      actions.listen('comment', () => {
        put();
        return true;
      }),
    [actions],
  );
  useProjectEvents(project.id);
  useEndOfMembership(project.id, connection);
  useSharedView(editor, connection, view.followedId !== null);
  usePageDeeds(actions, {
    present: () => {
      view.present();
      return true;
    },
  });
  return (
    <>
      <StudioBar
        project={project}
        connection={connection}
        people={<People connection={connection} followedId={view.followedId} onFollow={follow} />}
        buttons={
          <>
            <ExportButton actions={actions} />
            <PeopleButtons project={project} view={view} />
          </>
        }
      />
      <OfflineNotice connection={connection} />
      {view.followedId !== null && (
        <FollowFrame editor={editor} connection={connection} peerId={view.followedId} onEnd={endFollowing} />
      )}
      <Suspense fallback={null}>
        {!view.isPresenting && (
          <CommentsLayer
            project={project}
            editor={editor}
            accountId={accountId}
            isListOpen={view.panel === 'comments'}
            onList={(isOpen) => !isOpen && view.close()}
            firstThreadId={firstThreadId}
            onRequest={onCommentRequest}
          />
        )}
        {view.panel === 'versions' && (
          <VersionsPanel
            project={project}
            onClose={view.close}
            board={(document, label) => <KeptBoard document={document} label={label} />}
          />
        )}
        {view.panel === 'share' && (
          <ShareDialog
            project={project}
            accountId={accountId}
            onClose={view.close}
            onLeft={() => void navigate({ to: '/' })}
          />
        )}
        {view.isPresenting && <Presentation editor={editor} onEnd={view.endPresentation} />}
        {project.role === 'owner' && <FirstTour projectId={project.id} editor={editor} connection={connection} />}
      </Suspense>
    </>
  );
}

/** Whoever is sent away hears it from the project itself, which then is not there for them. */
function useEndOfMembership(projectId: string, connection: BoardConnection): void {
  const queries = useQueryClient();
  const isRefused = useLinkState(connection).status === 'refused';
  useEffect(() => {
    if (isRefused) void queries.invalidateQueries(endpointQuery('getProject', { params: { id: projectId } }));
  }, [isRefused, queries, projectId]);
}
