import { type BoardItem, boundsOf, type Editor, fitCamera } from '@gesso/canvas-core';
import { changeLayers, type LayerChange, LayerChangeError, type Scene } from '@gesso/procedural/layers';
import { type PointerEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { announce, ErrorNotice, Panel, SkeletonRows } from '../../shared/ui/index.ts';
import { DesignCanvas } from './DesignCanvas.tsx';
import { DesignPanel } from './DesignPanel.tsx';
import {
  change,
  changesOf,
  type DesignSession,
  openSession,
  redo,
  sceneOf,
  select,
  selectedLayer,
  undo,
} from './design-session.ts';
import { frameOf, toDesign } from './item-frame.ts';
import { LayerMarks } from './LayerMarks.tsx';
import { loadFaces } from './scene-faces.ts';
import { putAsset, useDesign, useOrigin, useSaveDesign } from './use-design.ts';
import { useDesignKeys } from './use-design-keys.ts';
import { useLayerDrag } from './use-layer-drag.ts';

/** The panel with its margins, and room for the turning handle above the design. */
const PANEL_PX = 328;
const GAP_PX = 16;
/** Below it the panel lies under the design. */
const PHONE_PX = 768;

type DesignEditorProps = {
  readonly editor: Editor;
  readonly item: BoardItem;
  readonly assetId: string;
  readonly onClose: () => void;
};

/** A built-in design opened on the board: its layers are selected, moved, recoloured and retyped where it lies. */
export function DesignEditor(props: DesignEditorProps) {
  const design = useDesign(props.assetId);
  if (design.data) return <OpenDesign {...props} scene={design.data} />;
  return (
    <Panel className="absolute top-[72px] left-3 z-20 grid w-[300px] gap-3 p-3 max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:w-auto">
      <h2 className="font-semibold">Design layers</h2>
      {design.isError ? (
        <ErrorNotice
          error={design.error}
          title="The layers could not be opened"
          onRetry={() => void design.refetch()}
        />
      ) : (
        <SkeletonRows rows={6} />
      )}
      <button
        type="button"
        className="h-8 rounded-sm border border-line hover:bg-wash pointer-coarse:h-11"
        onClick={props.onClose}
      >
        Close
      </button>
    </Panel>
  );
}

function OpenDesign(props: DesignEditorProps & { readonly scene: Scene }) {
  const { editor, item, assetId, onClose } = props;
  const [session, setSession] = useState<DesignSession>(() => openSession(props.scene));
  const camera = useSyncExternalStore(editor.subscribe, () => editor.getState().camera);
  const origin = useOrigin(assetId);
  const save = useSaveDesign({ editor, itemId: item.id, assetId, onSaved: onClose });
  const scene = sceneOf(session);
  const layer = selectedLayer(session);
  const frame = frameOf(item, camera);
  const pixelsPerPixel = scene.widthPx / frame.width;
  const sheet = useRef<HTMLDivElement>(null);

  const act = (wanted: LayerChange) => {
    try {
      const next = change(session, wanted);
      setSession(next);
      // Letters of another face or script come while the text stands there in what the page has; then it is drawn anew.
      if (wanted.kind === 'face' || wanted.kind === 'text') {
        void loadFaces(sceneOf(next)).then(() => setSession((now) => redrawn(now)));
      }
    } catch (error) {
      if (!(error instanceof LayerChangeError)) throw error;
      announce(error.message, 'alarm');
    }
  };
  const done = () => {
    const changes = [...changesOf(session)];
    if (changes.length === 0) onClose();
    else save.mutate({ changes });
  };
  const reset = () => {
    if (session.done.length > 0) setSession(openSession(props.scene));
    else if (origin && origin.id !== assetId) {
      putAsset(editor, item.id, origin.id);
      onClose();
    }
  };
  const toPoint = (event: PointerEvent) => {
    const middle = sheet.current?.getBoundingClientRect();
    if (!middle) return { xPx: 0, yPx: 0 };
    const step = {
      x: event.clientX - (middle.left + middle.width / 2),
      y: event.clientY - (middle.top + middle.height / 2),
    };
    const { xPx, yPx } = toDesign(step, item, pixelsPerPixel);
    return { xPx: xPx + scene.widthPx / 2, yPx: yPx + scene.heightPx / 2 };
  };
  const drag = useLayerDrag({
    scene,
    selectedId: session.selectedId,
    toPoint,
    pixelsPerPixel,
    onSelect: (id) => setSession((now) => select(now, id)),
    onChange: act,
  });
  useDesignKeys({
    layer,
    onChange: act,
    onUndo: () => setSession(undo),
    onRedo: () => setSession(redo),
    onEscape: () => {
      if (drag.preview) drag.cancel();
      else if (session.selectedId !== null) setSession((now) => select(now, null));
      else done();
    },
  });
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  const place = useRef(item);
  useEffect(() => showWhole(editor, place.current), [editor]);
  // A press on the bare board or on another item leaves the design, as Escape does.
  const isSelected = useSyncExternalStore(editor.subscribe, () => editor.getState().selection.has(item.id));
  const leave = useRef(done);
  useEffect(() => {
    leave.current = done;
  });
  useEffect(() => {
    if (!isSelected) leave.current();
  }, [isSelected]);

  const shown = drag.preview ? changeLayers(scene, [drag.preview]) : scene;
  const marked = shown.layers.find(({ id }) => id === session.selectedId);
  return (
    <>
      <div
        ref={sheet}
        data-design-sheet
        role="application"
        aria-label="Design; arrows move the selected layer, Escape leaves"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys act on the selected layer.
        tabIndex={0}
        className="absolute touch-none select-none shadow-[0_0_0_1px_var(--color-focus)] outline-none"
        style={{
          left: frame.left,
          top: frame.top,
          width: frame.width,
          height: frame.height,
          transform: frame.transform,
          transformOrigin: '0 0',
        }}
        onPointerDown={(event) => drag.begin(event, 'body')}
        onPointerMove={drag.move}
        onPointerUp={drag.end}
        onPointerCancel={drag.cancel}
        onDoubleClick={focusWords}
        onWheel={passToBoard}
      >
        <DesignCanvas scene={shown} shownWidth={frame.width} />
        {marked && <LayerMarks scene={shown} layer={marked} scale={1 / pixelsPerPixel} onGrip={drag.begin} />}
      </div>
      <DesignPanel
        scene={scene}
        layer={layer}
        canUndo={session.done.length > 0}
        canRedo={session.undone.length > 0}
        isSaving={save.isPending}
        onReset={session.done.length > 0 || (origin && origin.id !== assetId) ? reset : undefined}
        onSelect={(id) => setSession((now) => select(now, id))}
        onChange={act}
        onUndo={() => setSession(undo)}
        onRedo={() => setSession(redo)}
        onFlatten={() => save.mutate({ changes: [...changesOf(session)], flatten: true })}
        onDone={done}
        onCancel={onClose}
      />
    </>
  );
}

/** Puts the view where the panel covers nothing of the design. */
function showWhole(editor: Editor, item: BoardItem): void {
  const { insets, viewport } = editor.getState();
  const isPhone = viewport.width < PHONE_PX;
  const padding = isPhone
    ? { top: 72, right: 12, bottom: viewport.height * 0.48, left: 12 }
    : { ...insets, top: insets.top + GAP_PX, left: PANEL_PX };
  editor.lookAt(fitCamera({ rect: boundsOf(item), viewport, padding, maxZoom: 2 }));
}

/** The same session as a new object, so that it is drawn once more. */
function redrawn(session: DesignSession): DesignSession {
  const last = session.done.at(-1);
  return last ? { ...session, done: session.done.with(-1, { ...last, scene: { ...last.scene } }) } : session;
}

/** A double click on a text puts the caret into its words. */
function focusWords(): void {
  document.querySelector<HTMLTextAreaElement>('[data-layer-words]')?.select();
}

/** The board zooms and moves under an open design as ever. */
function passToBoard(event: React.WheelEvent): void {
  const board = document.querySelector('[data-board]');
  board?.dispatchEvent(new WheelEvent('wheel', event.nativeEvent));
}
