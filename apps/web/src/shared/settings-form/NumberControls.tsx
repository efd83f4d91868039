import { Dices, Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { type ControlProps, IconButton, INPUT_CLASS } from '../ui/index.ts';

type Bounds = { readonly minimum: number; readonly maximum: number; readonly unit?: string };

/** A small number, one step at a time. */
export function StepperControl(
  props: Bounds & {
    readonly label: string;
    readonly hint?: string;
    readonly error?: string;
    readonly value: number;
    readonly onChange: (value: number) => void;
  },
) {
  const { label, hint, error, value, minimum, maximum, unit, onChange } = props;
  const noteId = useId();
  return (
    <fieldset aria-label={label} aria-describedby={noteId} className="flex items-center justify-between gap-3">
      <div>
        <p className="font-medium">{label}</p>
        <p id={noteId} className={error ? 'text-alarm text-sm' : 'text-ink-2 text-sm'}>
          {error ?? hint}
        </p>
      </div>
      <div className="flex items-center rounded-sm border border-line-strong/55">
        <IconButton label={`Fewer: ${label}`} disabled={value <= minimum} onClick={() => onChange(value - 1)}>
          <Minus size={14} strokeWidth={1.5} />
        </IconButton>
        <output className="min-w-8 text-center font-medium tabular-nums">
          {value}
          {unit && ` ${unit}`}
        </output>
        <IconButton label={`More: ${label}`} disabled={value >= maximum} onClick={() => onChange(value + 1)}>
          <Plus size={14} strokeWidth={1.5} />
        </IconButton>
      </div>
    </fieldset>
  );
}

/** A number of a wide range, dragged or typed with the arrow keys. */
export function SliderControl(
  props: Bounds & ControlProps & { readonly value: number; readonly onChange: (value: number) => void },
) {
  const { minimum, maximum, unit, value, onChange, ...control } = props;
  return (
    <div className="flex items-center gap-3">
      <input
        {...control}
        type="range"
        min={minimum}
        max={maximum}
        value={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-8 min-w-0 flex-1 pointer-coarse:h-11"
      />
      <output className="min-w-12 text-right font-medium tabular-nums">
        {value}
        {unit && ` ${unit}`}
      </output>
    </div>
  );
}

/** A seed: empty means any, the dice fix one. The same seed with the same words makes the same picture. */
export function SeedControl(
  props: Bounds &
    ControlProps & { readonly value: number | undefined; readonly onChange: (value: number | undefined) => void },
) {
  const { minimum, maximum, unit: _unit, value, onChange, ...control } = props;
  const throwDice = () => onChange(minimum + Math.floor(Math.random() * (maximum - minimum + 1)));
  return (
    <div className="flex gap-1">
      <input
        {...control}
        inputMode="numeric"
        placeholder="any"
        value={value ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, String(maximum).length);
          onChange(digits === '' ? undefined : Number(digits));
        }}
        className={`${INPUT_CLASS} tabular-nums`}
      />
      <IconButton label="Throw the dice" onClick={throwDice}>
        <Dices size={16} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}
