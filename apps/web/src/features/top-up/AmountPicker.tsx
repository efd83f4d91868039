import type { Catalogue } from '@gesso/contract';
import { Minus, Plus } from 'lucide-react';
import { formatDollars } from '../../shared/format/amounts.ts';
import { classNames, Field, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { presetsOf, readAmount } from './top-up-amount.ts';

/** Whole dollars: the usual amounts as buttons, a field with steps, and a slider over the whole range. */
export function AmountPicker(props: {
  readonly range: Catalogue['topUp'];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly error: string | undefined;
}) {
  const { range, text, onText } = props;
  const amount = readAmount(text, range);
  const dollars = amount.ok ? amount.cents / 100 : null;
  const [min, max] = [Math.ceil(range.minCents / 100), Math.floor(range.maxCents / 100)];
  const step = (by: number) => onText(String(Math.min(max, Math.max(min, (dollars ?? min) + by))));
  return (
    <div className="grid gap-4">
      <fieldset className="grid auto-cols-fr grid-flow-col gap-2">
        <legend className="sr-only">Usual amounts</legend>
        {presetsOf(range).map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === dollars}
            onClick={() => onText(String(preset))}
            className={classNames(
              'h-10 rounded-sm border font-semibold tabular-nums pointer-coarse:h-11',
              preset === dollars ? 'border-ink bg-wash' : 'border-line hover:border-line-strong',
            )}
          >
            {formatDollars(preset * 100)}
          </button>
        ))}
      </fieldset>
      <Field label="Amount, in dollars" error={props.error}>
        {(control) => (
          <div className="flex items-center gap-2">
            <IconButton label="One dollar less" disabled={dollars !== null && dollars <= min} onClick={() => step(-1)}>
              <Minus size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
            <input
              {...control}
              className={classNames(INPUT_CLASS, 'max-w-28 text-center tabular-nums')}
              inputMode="numeric"
              autoComplete="off"
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
            <IconButton label="One dollar more" disabled={dollars !== null && dollars >= max} onClick={() => step(1)}>
              <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
            <input
              type="range"
              aria-label="Amount, in dollars, as a slider"
              aria-valuetext={dollars === null ? undefined : formatDollars(dollars * 100)}
              className="ml-2 min-w-0 flex-1 pointer-coarse:h-11"
              min={min}
              max={max}
              step={1}
              value={dollars ?? min}
              onChange={(event) => onText(event.target.value)}
            />
          </div>
        )}
      </Field>
    </div>
  );
}
