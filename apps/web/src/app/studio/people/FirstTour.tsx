import type { Editor } from '@gesso/canvas-core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { type BoardConnection, useLinkState } from '../../../features/collab/index.ts';
import { Tour, type TourStep } from '../../../features/tour/index.ts';
import { endpointQuery } from '../../../shared/client/index.ts';
import { useStoredFlag } from '../use-stored-flag.ts';

const STEPS: readonly TourStep[] = [
  {
    target: 'aside[aria-label="Panel"]',
    title: 'Say what you need',
    text: 'Tell the agent in your own words. It plans, names the price and begins when you agree. Generate makes one thing at a time.',
  },
  {
    target: '[role="toolbar"][aria-label="Tools"]',
    title: 'Work by hand',
    text: 'Move, write, draw and frame what lies on the board. Double-click words to change them; undo takes everything back.',
  },
  {
    target: '[data-tour="share"]',
    title: 'Bring others',
    text: 'A link lets people look, comment or edit. You see each other’s pointers, and a click on a face follows them.',
  },
];

/** The tour, for a person's first project while nothing lies on it; seen or closed once, it never comes again here. */
export function FirstTour(props: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly connection: BoardConnection;
}) {
  const { projectId, editor, connection } = props;
  const [isOver, setOver] = useStoredFlag('gesso.tour-seen');
  const { hasArrived } = useLinkState(connection);
  const isEmpty = useSyncExternalStore(editor.subscribe, () => editor.items.size === 0);
  const projects = useQuery({ ...endpointQuery('listProjects', { query: { limit: 2 } }), enabled: !isOver });
  const isFirst = projects.data?.items.length === 1 && projects.data.items[0]?.id === projectId;
  const end = useCallback(() => setOver(true), [setOver]);
  if (isOver || !hasArrived || !isEmpty || !isFirst) return null;
  return <Tour steps={STEPS} onEnd={end} />;
}
