import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { type ControlProps, classNames, INPUT_CLASS } from '../ui/index.ts';
import type { Choice } from './form-model.ts';

type ChoiceProps = {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A few choices side by side; real radio buttons underneath, so arrow keys move between them. */
export function SegmentedControl(
  props: ChoiceProps & { readonly label: string; readonly hint?: string; readonly error?: string },
) {
  const { choices, value, onChange, label, hint, error } = props;
  const name = useId();
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex rounded-sm bg-wash p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'flex h-7 min-w-0 flex-1 items-center justify-center truncate rounded-[6px] px-2 text-center pointer-coarse:h-10 has-focus-visible:outline-2 has-focus-visible:outline-focus',
              choice.value === value
                ? 'bg-paper font-medium text-ink shadow-[0_0_0_1px_var(--color-line)]'
                : 'text-ink-2 hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
      {(error ?? hint) && <p className={classNames('text-sm', error ? 'text-alarm' : 'text-ink-2')}>{error ?? hint}</p>}
    </fieldset>
  );
}

/** Many choices in a list of the system's own. */
export function SelectControl({ choices, value, onChange, ...control }: ChoiceProps & ControlProps) {
  return (
    <div className="relative">
      <select
        {...control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT_CLASS} appearance-none truncate pr-8`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={16}
        strokeWidth={1.5}
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 text-ink-2"
      />
    </div>
  );
}
