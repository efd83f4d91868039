import { type CanvasPoint, type Editor, toScreen, zoomAt } from '@gesso/canvas-core';
import { isAtLeast, type Project } from '@gesso/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flyTo, flyToRect } from '../../shared/board/index.ts';
import { Panel } from '../../shared/ui/index.ts';
import { Beside } from './Beside.tsx';
import { CommentField } from './CommentField.tsx';
import { CommentList } from './CommentList.tsx';
import { Pins, placeOf } from './Pins.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { useCommentPlace } from './use-comment-place.ts';
import { useCommentActions, usePeopleOf, useThreads } from './use-comments.ts';

type CommentsLayerProps = {
  readonly project: Project;
  readonly editor: Editor;
  readonly accountId: string;
  readonly isListOpen: boolean;
  readonly onList: (isOpen: boolean) => void;
  /** A thread that the address names, shown once it is known. */
  readonly firstThreadId?: string | undefined;
  /** Stands ready for a request of keys and menus to comment on what is selected. Returns the way to stop it. */
  readonly onRequest: (put: () => void) => () => void;
};

/** Going near to a cluster enlarges it this much, which takes most of them apart. */
const APPROACH = 3;

/** The comments of a board: pins on it, the open thread beside its pin, and the list of all at the left. */
export function CommentsLayer(props: CommentsLayerProps) {
  const { project, editor, accountId, isListOpen, onList, firstThreadId, onRequest } = props;
  const threads = useThreads(project.id);
  const people = usePeopleOf(project.id);
  const actions = useCommentActions(project.id);
  const [openId, setOpenId] = useState<string | null>(null);
  const mayWrite = isAtLeast(project.role, 'comment');
  const { place, isAsking, ask, drop, putOnSelection } = useCommentPlace(editor, mayWrite);
  const thread = threads?.find(({ id }) => id === openId);
  // A resolved thread has no pin, except while it is open.
  const pinned = useMemo(
    () => (threads ?? []).filter(({ id, resolvedAt }) => resolvedAt === null || id === openId),
    [threads, openId],
  );
  useEffect(() => (mayWrite ? onRequest(putOnSelection) : undefined), [mayWrite, onRequest, putOnSelection]);

  const show = (threadId: string) => {
    const found = threads?.find(({ id }) => id === threadId);
    if (!found) return;
    drop();
    setOpenId(threadId);
    flyToRect(editor, { ...placeOf(editor, found), width: 1, height: 1 });
  };
  // The keyboard goes on from the pin, or from the board where the pin went away.
  const close = () => {
    const pin = document.querySelector<HTMLElement>(`[data-comment-pin="${openId}"]`);
    (pin ?? document.querySelector<HTMLElement>('[data-board]'))?.focus({ preventScroll: true });
    setOpenId(null);
  };
  const hasShownFirst = useRef(false);
  useEffect(() => {
    if (!firstThreadId || hasShownFirst.current || !threads?.some(({ id }) => id === firstThreadId)) return;
    hasShownFirst.current = true;
    show(firstThreadId);
  });
  const approach = (point: CanvasPoint) => {
    const { camera } = editor.getState();
    flyTo(editor, zoomAt(camera, toScreen(camera, point), camera.zoom * APPROACH));
  };

  return (
    <>
      {isAsking && <Hint />}
      <Pins editor={editor} threads={pinned} openId={openId} onOpen={setOpenId} onApproach={approach} />
      {isListOpen && (
        <Panel className="absolute top-[72px] bottom-[72px] left-3 z-20 flex w-[320px] flex-col overflow-hidden max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:h-[62dvh] max-md:w-auto max-md:rounded-b-none">
          <CommentList
            threads={threads}
            accountId={accountId}
            mayWrite={mayWrite}
            onOpen={show}
            onPlace={ask}
            onClose={() => onList(false)}
          />
        </Panel>
      )}
      {thread && !place && (
        <Beside editor={editor} point={placeOf(editor, thread)} key={thread.id}>
          <ThreadCard
            thread={thread}
            people={people}
            accountId={accountId}
            mayWrite={mayWrite}
            mayRemoveAll={project.role === 'owner'}
            actions={actions}
            onClose={close}
          />
        </Beside>
      )}
      {place && (
        <Beside editor={editor} point={place.point}>
          <section
            aria-label="New comment"
            className="rounded-md border border-line bg-paper p-3 shadow-float"
            onKeyDown={(event) => event.key === 'Escape' && drop()}
          >
            <CommentField
              label="Comment"
              action="Comment"
              people={people}
              isBusy={actions.begin.isPending}
              onCancel={drop}
              onWrite={(text, mentions, onStored) =>
                actions.begin.mutate(
                  { text, mentions, ...place },
                  {
                    onSuccess: ({ id }) => {
                      onStored();
                      drop();
                      setOpenId(id);
                    },
                  },
                )
              }
            />
          </section>
        </Beside>
      )}
    </>
  );
}

function Hint() {
  return (
    <p className="-translate-x-1/2 pointer-events-none absolute top-20 left-1/2 z-10 rounded-full bg-ink px-3 py-1 font-semibold text-paper text-sm">
      Click where the comment belongs
    </p>
  );
}
