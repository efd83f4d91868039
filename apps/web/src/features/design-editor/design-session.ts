import { changeLayers, type Layer, type LayerChange, type Scene } from '@gesso/procedural/layers';

/** One change that was made, and the scene after it. */
type Step = { readonly change: LayerChange; readonly scene: Scene };

/** A design while somebody changes it by hand: what it was, what was done, and what of that was taken back. */
export type DesignSession = {
  readonly first: Scene;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  readonly selectedId: string | null;
};

/** Opens a design; nothing is changed and nothing is selected. */
export function openSession(scene: Scene): DesignSession {
  return { first: scene, done: [], undone: [], selectedId: null };
}

/** The design as it is now. */
export function sceneOf({ first, done }: DesignSession): Scene {
  return done.at(-1)?.scene ?? first;
}

/** What has to be done to the first scene to get the present one. */
export function changesOf({ done }: DesignSession): readonly LayerChange[] {
  return done.map(({ change }) => change);
}

/** The selected layer as it is now. */
export function selectedLayer(session: DesignSession): Layer | undefined {
  return sceneOf(session).layers.find(({ id }) => id === session.selectedId);
}

/** Selects a layer, or none. */
export function select(session: DesignSession, selectedId: string | null): DesignSession {
  return { ...session, selectedId };
}

/**
 * Makes a change. A change that goes on with the last one, as typing, sliders and held keys do, becomes one step with it.
 *
 * @throws LayerChangeError when it cannot be made.
 */
export function change(session: DesignSession, wanted: LayerChange): DesignSession {
  const last = session.done.at(-1);
  const joined = last && joinChanges(last.change, wanted);
  const earlier = joined ? session.done.slice(0, -1) : session.done;
  const before = earlier.at(-1)?.scene ?? session.first;
  const next = joined ?? wanted;
  const scene = changeLayers(before, [next]);
  const selectedId = wanted.kind === 'remove' && wanted.layerId === session.selectedId ? null : session.selectedId;
  return { ...session, done: [...earlier, { change: next, scene }], undone: [], selectedId };
}

/** Takes the last step back. */
export function undo(session: DesignSession): DesignSession {
  const last = session.done.at(-1);
  if (!last) return session;
  return kept({ ...session, done: session.done.slice(0, -1), undone: [...session.undone, last] });
}

/** Makes the step that was taken back last once more. */
export function redo(session: DesignSession): DesignSession {
  const next = session.undone.at(-1);
  if (!next) return session;
  return kept({ ...session, done: [...session.done, next], undone: session.undone.slice(0, -1) });
}

/** The selection goes when its layer is not there any more. */
function kept(session: DesignSession): DesignSession {
  return selectedLayer(session) ? session : select(session, null);
}

function joinChanges(last: LayerChange, next: LayerChange): LayerChange | undefined {
  if (last.kind !== next.kind || last.layerId !== next.layerId) return undefined;
  switch (next.kind) {
    case 'text':
    case 'opacity':
    case 'face':
      return next;
    case 'recolor':
      // A picker tells every colour that the pointer passes.
      return last.kind === 'recolor' && last.to === next.from ? { ...next, from: last.from } : undefined;
    default:
      return undefined;
  }
}
