import type { Editor } from '@gesso/canvas-core';
import { useState } from 'react';
import { announce } from '../../../shared/ui/index.ts';

export type PeoplePanel = 'comments' | 'versions' | 'share';

/** Which of the things one does with others is open. */
export type PeopleView = {
  readonly panel: PeoplePanel | null;
  readonly toggle: (panel: PeoplePanel) => void;
  readonly close: () => void;
  readonly isPresenting: boolean;
  readonly present: () => void;
  readonly endPresentation: () => void;
  readonly followedId: string | null;
  readonly follow: (peerId: string | null) => void;
};

/** Holds what is open; presenting begins only where there are frames to show. */
export function usePeopleView(editor: Editor): PeopleView {
  const [panel, setPanel] = useState<PeoplePanel | null>(null);
  const [isPresenting, setPresenting] = useState(false);
  const [followedId, follow] = useState<string | null>(null);
  return {
    panel,
    toggle: (wanted) => setPanel((now) => (now === wanted ? null : wanted)),
    close: () => setPanel(null),
    isPresenting,
    present: () => {
      const hasFrames = editor.items.ordered().some(({ kind, isHidden }) => kind === 'frame' && !isHidden);
      if (hasFrames) setPresenting(true);
      else announce('There is no frame to show yet. Draw one with F around what belongs together.', 'alarm');
    },
    endPresentation: () => setPresenting(false),
    followedId,
    follow,
  };
}
