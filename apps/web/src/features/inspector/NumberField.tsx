import { type KeyboardEvent, useState } from 'react';
import { classNames } from '../../shared/ui/index.ts';
import { rounded } from './geometry-fields.rules.ts';
import { readNumber } from './read-number.ts';

const STEP = 1;
const STEP_FAR = 10;

/**
 * A small number with its letter. Sums such as `100+20` are worked out on Enter or on leaving; arrows step by 1, with
 * Shift by 10; Escape takes back what was typed.
 */
export function NumberField(props: {
  readonly letter: string;
  readonly label: string;
  /** Null where the items differ. */
  readonly value: number | null;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly onSet: (value: number) => void;
  readonly onStep: (delta: number) => void;
}) {
  const { value } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? undefined : readNumber(typed);
  const isWrong = typed !== null && typed.trim() !== '' && read === undefined;

  const commit = () => {
    setTyped(null);
    if (read !== undefined && read !== value) props.onSet(read);
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      commit();
      event.currentTarget.select();
    } else if (event.key === 'Escape' && typed !== null) {
      setTyped(null);
      event.stopPropagation();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const delta = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? STEP_FAR : STEP);
      setTyped(null);
      // What was typed and not yet confirmed is where the step begins.
      if (read === undefined) props.onStep(delta);
      else props.onSet(read + delta);
    }
  };
  return (
    <label className="relative block">
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-2 grid place-items-center text-ink-3 text-sm"
      >
        {props.letter}
      </span>
      <span className="sr-only">{props.label}</span>
      <input
        inputMode="decimal"
        value={typed ?? (value === null ? '' : `${rounded(value)}${props.unit ?? ''}`)}
        placeholder={value === null ? 'Mixed' : undefined}
        disabled={props.disabled}
        aria-invalid={isWrong || undefined}
        title={isWrong ? 'Write a number or a sum such as 100+20.' : undefined}
        className={classNames(
          'h-8 w-full min-w-0 rounded-sm border border-transparent bg-wash pr-2 pl-7 tabular-nums pointer-coarse:h-11',
          'hover:border-line-strong focus:border-cobalt disabled:opacity-55 aria-invalid:border-alarm',
        )}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={pressed}
      />
    </label>
  );
}
