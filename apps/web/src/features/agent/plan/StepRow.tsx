import type { Model, RunStep } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import { formatCredits } from '../../../shared/format/credits.ts';
import { classNames } from '../../../shared/ui/index.ts';
import { droppedWith, isCountable } from './plan-edits.ts';
import { secondLineOf } from './plan-words.ts';
import { StepEditor } from './StepEditor.tsx';
import { StepMark } from './StepMark.tsx';
import { StepModelPicker } from './StepModelPicker.tsx';
import { StepTools } from './StepTools.tsx';
import type { PlanChange } from './use-run-actions.ts';
import type { StepDrag } from './use-step-drag.ts';

export type StepRowProps = {
  readonly step: RunStep;
  /** Every step of the plan, in order. */
  readonly steps: readonly RunStep[];
  readonly models: readonly Model[];
  /** The plan waits for its approval; before and after it shows only. */
  readonly isEditable: boolean;
  /** The tools are open. */
  readonly isEditing: boolean;
  /** The price of a change is on its way. */
  readonly isBusy: boolean;
  readonly drag: Pick<StepDrag, 'drag' | 'gripOf'>;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: PlanChange, onDone?: () => void) => void;
};

/** One step: how it goes, what it makes, with which model, for how much. */
export function StepRow(props: StepRowProps) {
  const { step, steps, models, isEditable, isBusy, onChange } = props;
  const [isWriting, setWriting] = useState(false);
  const model = models.find(({ key }) => key === step.model);
  const order = steps.map(({ id }) => id);
  const position = order.indexOf(step.id);
  const dropped = droppedWith(steps, step.id);
  const isRefunded = step.status === 'failed' || step.status === 'stopped';
  const secondLine = secondLineOf(step, model?.settingsSchema);
  const update = (fields: Omit<NonNullable<PlanChange['update']>[number], 'id'>, onDone?: () => void) =>
    onChange({ update: [{ id: step.id, ...fields }] }, onDone);
  const { drag, gripOf } = props.drag;
  const isLastPlace = drag?.place === order.length && position === order.length - 1;
  return (
    <li
      className={classNames(
        'grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 border-line border-t px-3.5 py-2.5',
        drag?.id === step.id && 'opacity-55',
        drag?.place === position && 'shadow-[inset_0_2px_0_var(--color-cobalt)]',
        isLastPlace && 'shadow-[inset_0_-2px_0_var(--color-cobalt)]',
      )}
    >
      {isEditable && props.isEditing && order.length > 1 ? (
        // The buttons below do the same for keys.
        <span
          title="Drag to another place"
          className="-m-1 grid size-6 cursor-grab touch-none place-items-center text-ink-2 active:cursor-grabbing"
          {...gripOf(step.id)}
        >
          <GripVertical size={16} strokeWidth={1.5} aria-hidden="true" />
        </span>
      ) : (
        <StepMark status={step.status} progress={step.progress} />
      )}
      <p className="line-clamp-2 font-medium">
        {step.title}
        {step.count > 1 && <span className="whitespace-nowrap text-ink-2 tabular-nums"> × {step.count}</span>}
      </p>
      <div className="flex items-center gap-2.5">
        <StepModelPicker
          step={step}
          models={models}
          isEditable={isEditable}
          isBusy={isBusy}
          onChoose={(key) => update({ model: key })}
        />
        <span className={classNames('min-w-7 text-right font-semibold tabular-nums', isBusy && 'opacity-55')}>
          {isRefunded && step.millicredits > 0 ? (
            <>
              <s className="mr-1 font-normal text-ink-2">
                <span className="sr-only">Instead of </span>
                {formatCredits(step.millicredits)}
              </s>
              0
            </>
          ) : (
            formatCredits(step.millicredits)
          )}
        </span>
      </div>
      {secondLine && <p className="-mt-1 col-start-2 col-end-4 truncate text-ink-2 text-sm">{secondLine}</p>}
      {model && !model.available && isEditable && (
        <p className="col-start-2 col-end-4 text-ochre-ink text-sm">
          {model.name} cannot run here. {model.unavailableReason}
        </p>
      )}
      {step.failure && (
        <p className="col-start-2 col-end-4 text-alarm text-sm">
          {step.failure.message}{' '}
          <Link to="/failure-policy" hash={step.failure.code} className="whitespace-nowrap underline">
            Why
          </Link>
        </p>
      )}
      {isEditable && props.isEditing && (
        <StepTools
          step={step}
          isFirst={position === 0}
          isLast={position === order.length - 1}
          isCountable={isCountable(step, steps, model)}
          goAlong={dropped.length - 1}
          isLastOne={dropped.length === steps.length}
          isBusy={isBusy}
          isWriting={isWriting}
          onCount={(count) => update({ count })}
          onMove={(by) => onChange({ order: moved(order, position, by) })}
          onRemove={() => onChange({ remove: [...dropped] })}
          onWrite={() => setWriting(!isWriting)}
        />
      )}
      {isEditable && props.isEditing && isWriting && (
        <StepEditor
          step={step}
          model={model}
          isBusy={isBusy}
          errorOf={props.errorOf}
          onSave={(words) => {
            if (Object.keys(words).length === 0) setWriting(false);
            else update(words, () => setWriting(false));
          }}
          onCancel={() => setWriting(false)}
        />
      )}
    </li>
  );
}

/** The order with one step moved by a place. */
function moved(order: readonly string[], position: number, by: -1 | 1): string[] {
  const id = order[position];
  const others = order.filter((_, index) => index !== position);
  return id === undefined ? [...order] : others.toSpliced(position + by, 0, id);
}
