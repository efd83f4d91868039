import type { Layer, LayerChange, Scene } from '@gesso/procedural/layers';
import { Redo2, Undo2, X } from 'lucide-react';
import { Button, IconButton, Panel } from '../../shared/ui/index.ts';
import { LayerFields } from './LayerFields.tsx';
import { LayerList } from './LayerList.tsx';

/** What stands beside an open design: its layers, what can be done to the selected one, and the ways out. */
export function DesignPanel(props: {
  readonly scene: Scene;
  readonly layer: Layer | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isSaving: boolean;
  /** Takes the design back to how it was made; absent where it is that. */
  readonly onReset: (() => void) | undefined;
  readonly onSelect: (layerId: string) => void;
  readonly onChange: (change: LayerChange) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onFlatten: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { scene, layer, isSaving } = props;
  return (
    <Panel
      role="dialog"
      aria-label="Layers of the design"
      className="absolute top-[72px] bottom-[72px] left-3 z-20 flex w-[300px] flex-col overflow-hidden max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:h-[46dvh] max-md:w-auto max-md:rounded-b-none"
    >
      <div className="flex items-center border-line border-b p-2 pl-3">
        <h2 className="flex-1 font-semibold">Design layers</h2>
        <IconButton label="Undo" disabled={!props.canUndo} onClick={props.onUndo}>
          <Undo2 size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <IconButton label="Redo" disabled={!props.canRedo} onClick={props.onRedo}>
          <Redo2 size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <IconButton label="Leave without changes" onClick={props.onCancel}>
          <X size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="grid min-h-0 flex-1 content-start gap-3 overflow-y-auto p-3">
        <LayerList
          scene={scene}
          selectedId={layer?.id ?? null}
          onSelect={props.onSelect}
          onToggle={({ id, opacity }) =>
            props.onChange({ kind: 'opacity', layerId: id, opacity: opacity === 0 ? 1 : 0 })
          }
        />
        {layer ? (
          <LayerFields key={layer.id} layer={layer} onChange={props.onChange} />
        ) : (
          <p className="text-ink-2">
            Press a part of the design, or choose it in the list. Drag it to move it, its corners to scale it.
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1 border-line border-t p-2">
        <Button
          variant="quiet"
          disabled={isSaving}
          onClick={props.onFlatten}
          title="Make a picture of it, without layers"
        >
          Flatten
        </Button>
        {props.onReset && (
          <Button variant="quiet" disabled={isSaving} onClick={props.onReset} title="Back to how it was made">
            Reset
          </Button>
        )}
        <Button variant="action" disabled={isSaving} onClick={props.onDone} className="ml-auto">
          {isSaving ? 'Saving…' : 'Done'}
        </Button>
      </div>
    </Panel>
  );
}
