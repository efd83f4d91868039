import type { RunStep } from '@gesso/contract';
import { ArrowDown, ArrowUp, Minus, PencilLine, Plus, Trash2 } from 'lucide-react';
import { IconButton } from '../../../shared/ui/index.ts';

export type StepToolsProps = {
  readonly step: RunStep;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** There may be more or fewer of it. */
  readonly isCountable: boolean;
  /** How many other steps go with it. */
  readonly goAlong: number;
  /** Without it nothing would be left. */
  readonly isLastOne: boolean;
  readonly isBusy: boolean;
  readonly isWriting: boolean;
  readonly onCount: (count: number) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onWrite: () => void;
};

/**
 * What can be changed of a step at once: how many, where in the order, whether at all.
 *
 * Busy and impossible buttons stay focusable, so that a keyboard does not lose its place while the price is asked.
 */
export function StepTools(props: StepToolsProps) {
  const { step, isBusy } = props;
  const unless = (isImpossible: boolean, deed: () => void) => ({
    'aria-disabled': isBusy || isImpossible,
    className: 'size-7 aria-disabled:opacity-40',
    onClick: () => {
      if (!isBusy && !isImpossible) deed();
    },
  });
  return (
    <fieldset
      aria-label={`Change ${step.title}`}
      className="col-start-2 col-end-4 flex flex-wrap items-center gap-1 pointer-coarse:col-start-1"
    >
      {props.isCountable && (
        <div className="mr-1 flex items-center rounded-sm border border-line">
          <IconButton label={`Fewer: ${step.title}`} {...unless(step.count <= 1, () => props.onCount(step.count - 1))}>
            <Minus size={14} strokeWidth={1.5} />
          </IconButton>
          <output aria-label={`Results of ${step.title}`} className="min-w-6 text-center font-medium tabular-nums">
            {step.count}
          </output>
          <IconButton label={`More: ${step.title}`} {...unless(false, () => props.onCount(step.count + 1))}>
            <Plus size={14} strokeWidth={1.5} />
          </IconButton>
        </div>
      )}
      <IconButton label={`Earlier: ${step.title}`} {...unless(props.isFirst, () => props.onMove(-1))}>
        <ArrowUp size={14} strokeWidth={1.5} />
      </IconButton>
      <IconButton label={`Later: ${step.title}`} {...unless(props.isLast, () => props.onMove(1))}>
        <ArrowDown size={14} strokeWidth={1.5} />
      </IconButton>
      <IconButton
        label={`Words and settings of ${step.title}`}
        aria-expanded={props.isWriting}
        {...unless(false, props.onWrite)}
      >
        <PencilLine size={14} strokeWidth={1.5} />
      </IconButton>
      <span className="flex-1" />
      <IconButton label={dropWords(step.title, props.goAlong)} {...unless(props.isLastOne, props.onRemove)}>
        <Trash2 size={14} strokeWidth={1.5} />
      </IconButton>
    </fieldset>
  );
}

function dropWords(title: string, others: number): string {
  if (others === 0) return `Drop ${title}`;
  return `Drop ${title} and ${others === 1 ? 'the step' : `the ${others} steps`} made from it`;
}
