import type { Layer, Scene } from '@gesso/procedural/layers';
import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classNames } from '../../shared/ui/index.ts';
import { layerKind, layerName } from './layer-words.ts';

/** The layers of a design, the foremost first; arrows walk them. */
export function LayerList(props: {
  readonly scene: Scene;
  readonly selectedId: string | null;
  readonly onSelect: (layerId: string) => void;
  readonly onToggle: (layer: Layer) => void;
}) {
  const { scene, selectedId, onSelect } = props;
  const ref = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (selectedId === null) return;
    ref.current?.querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <ul
      ref={ref}
      aria-label="Layers of the design"
      className="max-h-56 overflow-y-auto rounded-sm border border-line p-1 max-md:max-h-28"
    >
      {scene.layers.toReversed().map((layer) => (
        <li
          key={layer.id}
          className={classNames(
            'flex items-center rounded-xs',
            layer.id === selectedId ? 'bg-focus/12' : 'hover:bg-wash',
          )}
        >
          <button
            type="button"
            aria-pressed={layer.id === selectedId}
            onClick={() => onSelect(layer.id)}
            onKeyDown={walk}
            className="flex h-8 min-w-0 flex-1 items-center gap-2 pl-2 text-left pointer-coarse:h-11"
          >
            <span className={classNames('min-w-0 flex-1 truncate', layer.opacity === 0 && 'opacity-55')}>
              {layerName(layer)}
            </span>
            <span className="text-ink-2 text-sm">{layerKind(layer)}</span>
          </button>
          <button
            type="button"
            aria-label={`${layer.opacity === 0 ? 'Show' : 'Hide'} ${layerName(layer)}`}
            onClick={() => props.onToggle(layer)}
            className="grid size-8 shrink-0 place-items-center rounded-xs text-ink-2 hover:text-ink pointer-coarse:size-11"
          >
            {layer.opacity === 0 ? <EyeOff size={14} strokeWidth={1.5} /> : <Eye size={14} strokeWidth={1.5} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Up and down go to the line before and after, and choose it. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const line = event.currentTarget.closest('li');
  const next = { ArrowDown: line?.nextElementSibling, ArrowUp: line?.previousElementSibling }[event.key];
  const button = next?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  button.focus();
  button.click();
}
