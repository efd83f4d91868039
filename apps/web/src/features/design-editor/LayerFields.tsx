import {
  type Layer,
  type LayerChange,
  LONGEST_TEXT,
  layerBox,
  layerColors,
  TITLE_FAMILIES,
} from '@gesso/procedural/layers';
import {
  ArrowDownToLine,
  ArrowUpToLine,
  ChevronDown,
  ChevronUp,
  FlipHorizontal2,
  type LucideIcon,
  Trash2,
} from 'lucide-react';
import { Field, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { layerName } from './layer-words.ts';

type LayerFieldsProps = { readonly layer: Layer; readonly onChange: (change: LayerChange) => void };

/** Everything about the selected layer that can be changed by hand; only what its kind has. */
export function LayerFields(props: LayerFieldsProps) {
  const { layer, onChange } = props;
  const layerId = layer.id;
  const isPlaced = layerBox(layer) !== undefined;
  return (
    <div className="grid gap-3">
      {layer.kind === 'text' && <TextFields layer={layer} onChange={onChange} />}
      {isPlaced && <SizeButtons {...props} />}
      <Colors {...props} />
      <Field label="Opacity">
        {(control) => (
          <div className="flex items-center gap-2">
            <input
              {...control}
              type="range"
              min={0}
              max={100}
              value={Math.round((layer.opacity ?? 1) * 100)}
              onChange={(event) => onChange({ kind: 'opacity', layerId, opacity: Number(event.target.value) / 100 })}
              className="h-8 min-w-0 flex-1 accent-focus"
            />
            <output className="w-12 whitespace-nowrap text-right tabular-nums">
              {Math.round((layer.opacity ?? 1) * 100)} %
            </output>
          </div>
        )}
      </Field>
      <fieldset className="flex flex-wrap gap-1" aria-label={`Order of ${layerName(layer)}`}>
        <Act
          label="Bring to front"
          Icon={ArrowUpToLine}
          onClick={() => onChange({ kind: 'order', layerId, to: 'front' })}
        />
        <Act
          label="Bring forward"
          Icon={ChevronUp}
          onClick={() => onChange({ kind: 'order', layerId, to: 'forward' })}
        />
        <Act
          label="Send backward"
          Icon={ChevronDown}
          onClick={() => onChange({ kind: 'order', layerId, to: 'backward' })}
        />
        <Act
          label="Send to back"
          Icon={ArrowDownToLine}
          onClick={() => onChange({ kind: 'order', layerId, to: 'back' })}
        />
        {(layer.kind === 'subject' || layer.kind === 'shapes') && (
          <Act label="Flip" Icon={FlipHorizontal2} onClick={() => onChange({ kind: 'flip', layerId })} />
        )}
        <Act label="Remove the layer" Icon={Trash2} onClick={() => onChange({ kind: 'remove', layerId })} />
      </fieldset>
    </div>
  );
}

function Act({
  label,
  Icon,
  onClick,
}: {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly onClick: () => void;
}) {
  return (
    <IconButton label={label} onClick={onClick}>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
    </IconButton>
  );
}

function TextFields({ layer, onChange }: LayerFieldsProps & { readonly layer: Extract<Layer, { kind: 'text' }> }) {
  const layerId = layer.id;
  const families = TITLE_FAMILIES.includes(layer.family) ? TITLE_FAMILIES : [layer.family, ...TITLE_FAMILIES];
  return (
    <>
      <Field label="Words" hint="They become smaller when they need more room.">
        {(control) => (
          <textarea
            {...control}
            // Another layer is another text; the same one keeps what is being typed, blanks at its end too.
            key={layerId}
            rows={2}
            maxLength={LONGEST_TEXT}
            defaultValue={layer.text}
            data-layer-words
            onChange={(event) => {
              if (event.target.value.trim() !== '') onChange({ kind: 'text', layerId, text: event.target.value });
            }}
            className={`${INPUT_CLASS} h-auto! py-1.5`}
          />
        )}
      </Field>
      <Field label="Typeface">
        {(control) => (
          <select
            {...control}
            value={layer.family}
            onChange={(event) => onChange({ kind: 'face', layerId, family: event.target.value })}
            className={INPUT_CLASS}
          >
            {families.map((family) => (
              <option key={family}>{family}</option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

/** For keys and for those who do not drag: a tenth at a time. */
function SizeButtons({ layer, onChange }: LayerFieldsProps) {
  const layerId = layer.id;
  const step = (kind: 'scale' | 'rotate', amount: number) =>
    onChange(kind === 'scale' ? { kind, layerId, factor: amount } : { kind, layerId, degrees: amount });
  const button = 'h-8 flex-1 rounded-sm border border-line px-2 hover:bg-wash pointer-coarse:h-11';
  return (
    <div className="flex gap-1">
      <button type="button" className={button} onClick={() => step('scale', 1 / 1.1)}>
        Smaller
      </button>
      <button type="button" className={button} onClick={() => step('scale', 1.1)}>
        Larger
      </button>
      {layer.kind !== 'dots' && (
        <button type="button" className={button} onClick={() => step('rotate', 15)}>
          Turn 15°
        </button>
      )}
    </div>
  );
}

function Colors({ layer, onChange }: LayerFieldsProps) {
  const colors = layerColors(layer);
  if (colors.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Colours</legend>
      <div className="flex flex-wrap gap-1">
        {colors.map((color, index) => (
          <input
            // A colour that is being chosen stays the same field while its value changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: the colours have no names but their places.
            key={`${layer.id} ${index}`}
            type="color"
            aria-label={`Colour ${color}`}
            title={color}
            value={color}
            onChange={(event) => onChange({ kind: 'recolor', layerId: layer.id, from: color, to: event.target.value })}
            className="size-8 cursor-pointer rounded-xs border-none bg-transparent p-0 pointer-coarse:size-11"
          />
        ))}
      </div>
    </fieldset>
  );
}
