import type { Editor } from '@gesso/canvas-core';
import type { Project } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import {
  type BoardConnection,
  FollowFrame,
  People,
  useBoardConnection,
  useLinkState,
  useSharedView,
} from '../../features/collab/index.ts';
import { Minimap, ZoomControl } from '../../features/minimap/index.ts';
import { endpointQuery } from '../../shared/client/index.ts';
import { buttonClass, IconButton, Mark, Panel } from '../../shared/ui/index.ts';
import { BoardStage, useMapPictures } from '../studio/BoardStage.tsx';
import { PageActions } from '../studio/page-actions.ts';
import { usePeopleView } from '../studio/people/use-people-view.ts';
import { StudioSkeleton } from '../studio/StudioSkeleton.tsx';
import { useEditor } from '../studio/use-editor.ts';
import { useFitOnArrival } from '../studio/use-fit-on-arrival.ts';
import { useStoredFlag } from '../studio/use-stored-flag.ts';
import { EndedLinkPage } from './EndedLinkPage.tsx';

const Presentation = lazy(() =>
  import('../../features/presentation/index.ts').then((module) => ({ default: module.Presentation })),
);

const INSETS = { top: 72, right: 12, bottom: 72, left: 12 };

/** A project as somebody without an account sees it: the board and those who are there, and nothing to change. */
export function GuestBoard({ token, projectId }: { readonly token: string; readonly projectId: string }) {
  // Two guests are two people, though nobody knows who.
  const [id] = useState(() => `guest-${crypto.randomUUID()}`);
  const project = useQuery({ ...endpointQuery('getProject', { params: { id: projectId } }), retry: false });
  const connection = useBoardConnection(projectId, { id, name: 'Guest' });
  if (project.isError) return <EndedLinkPage />;
  if (!project.data || !connection) return <StudioSkeleton />;
  return <ConnectedGuest token={token} project={project.data} connection={connection} />;
}

type GuestProps = { readonly token: string; readonly project: Project; readonly connection: BoardConnection };

function ConnectedGuest(props: GuestProps) {
  const [actions] = useState(() => new PageActions());
  const editor = useEditor(props.connection.doc, actions, true);
  const { status } = useLinkState(props.connection);
  if (status === 'refused') return <EndedLinkPage />;
  return editor ? <OpenGuestBoard {...props} editor={editor} /> : <StudioSkeleton />;
}

function OpenGuestBoard({ token, project, connection, editor }: GuestProps & { readonly editor: Editor }) {
  const view = usePeopleView(editor);
  const [isMapShown, showMap] = useStoredFlag('gesso.minimap');
  const pictures = useMapPictures(project.id);
  const { follow } = view;
  const endFollowing = useCallback(() => follow(null), [follow]);
  useFitOnArrival(editor, connection);
  useSharedView(editor, connection, view.followedId !== null);
  return (
    <main data-studio className="fixed inset-0 overflow-hidden bg-board">
      <BoardStage
        projectId={project.id}
        label={`Board of ${project.name}`}
        editor={editor}
        connection={connection}
        insets={INSETS}
        emptyState={<p className="text-ink-2">Nothing lies on this board yet.</p>}
        selectionBar={() => null}
      />
      <header className="pointer-events-none absolute inset-x-3 top-3 z-20 flex items-start justify-between gap-2 *:pointer-events-auto">
        <Panel className="flex h-12 min-w-0 items-center gap-2.5 px-3">
          <Mark />
          <h1 className="truncate font-semibold">{project.name}</h1>
          <span className="whitespace-nowrap text-ink-2 text-sm max-sm:hidden">you can look</span>
        </Panel>
        <Panel className="flex h-12 shrink-0 items-center gap-3 px-3">
          <span className="max-sm:hidden">
            <People connection={connection} followedId={view.followedId} onFollow={follow} />
          </span>
          <IconButton label="Present the frames" onClick={view.present}>
            <Play size={18} strokeWidth={1.5} />
          </IconButton>
          <Link to="/sign-in" search={{ next: `/share/${token}` }} className={buttonClass()}>
            Sign in
          </Link>
        </Panel>
      </header>
      <div className="absolute bottom-3 left-3 grid gap-2">
        {isMapShown && (
          <div className="max-md:hidden">
            <Minimap editor={editor} pictures={pictures} />
          </div>
        )}
        <ZoomControl editor={editor} isMapShown={isMapShown} onMap={() => showMap(!isMapShown)} />
      </div>
      {view.followedId !== null && (
        <FollowFrame editor={editor} connection={connection} peerId={view.followedId} onEnd={endFollowing} />
      )}
      <Suspense fallback={null}>
        {view.isPresenting && <Presentation editor={editor} onEnd={view.endPresentation} />}
      </Suspense>
    </main>
  );
}
