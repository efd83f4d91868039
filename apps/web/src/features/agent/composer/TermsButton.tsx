import type { PlannerName } from '@gesso/contract';
import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { parseCredits } from '../../../shared/format/credits.ts';
import { classNames, TextField } from '../../../shared/ui/index.ts';
import { explainTerms, nameTerms, type RunTerms } from './brief-draft.ts';

/** How a run begins: by asking, or by itself up to a ceiling. The button always says which. */
export function TermsButton(props: {
  readonly terms: RunTerms;
  readonly planners: readonly PlannerName[];
  readonly onChange: (terms: Partial<RunTerms>) => void;
}) {
  const { terms, planners, onChange } = props;
  const isWrong = parseCredits(terms.ceiling) === undefined;
  return (
    <Popover.Root>
      <Popover.Trigger className="flex h-8 min-w-0 items-center gap-1 rounded-sm px-2 text-ink-2 tabular-nums hover:bg-wash hover:text-ink pointer-coarse:h-11">
        <span className="truncate">
          <span className="sr-only">Before it runs: </span>
          {nameTerms(terms)}
        </span>
        <ChevronDown size={12} strokeWidth={1.5} aria-hidden="true" className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Before it runs"
          className="z-50 grid w-72 animate-appear gap-4 rounded-md border border-line bg-paper p-3.5 shadow-float"
        >
          <Radios
            title="Before it runs"
            value={terms.approve}
            choices={[
              { value: 'ask', label: 'Ask me', hint: 'Show the plan and its price, then wait.' },
              { value: 'auto', label: 'Run by itself', hint: 'When it costs no more than the ceiling.' },
            ]}
            onChange={(approve) => onChange({ approve })}
          />
          <TextField
            label="Ceiling in credits"
            hint={explainTerms(terms)}
            error={isWrong ? 'A number of credits, such as 120.' : undefined}
            inputMode="decimal"
            placeholder={terms.approve === 'auto' ? 'such as 120' : 'none'}
            value={terms.ceiling}
            onChange={(event) => onChange({ ceiling: event.target.value })}
            className="tabular-nums"
          />
          {planners.length > 1 && (
            <Radios
              title="Who plans"
              value={terms.planner ?? 'llm'}
              choices={[
                { value: 'llm', label: 'Language model', hint: 'The one the operator set up.' },
                { value: 'builtin', label: 'Built in', hint: 'At once, and the same plan every time.' },
              ]}
              onChange={(planner) => onChange({ planner })}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Radios<Value extends string>(props: {
  readonly title: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode; readonly hint: string }[];
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-1 font-semibold">{props.title}</legend>
      {props.choices.map(({ value, label, hint }) => (
        <label
          key={value}
          className={classNames(
            'grid grid-cols-[16px_1fr] gap-x-2 rounded-sm p-1.5 hover:bg-wash pointer-coarse:min-h-11',
            value === props.value && 'bg-wash',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
            className="mt-0.5"
          />
          <span className="font-medium">{label}</span>
          <span className="col-start-2 text-ink-2 text-sm">{hint}</span>
        </label>
      ))}
    </fieldset>
  );
}
