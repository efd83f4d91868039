import type { RefObject } from 'react';
import { classNames } from '../../shared/ui/index.ts';

/** The counter appears once this share of the limit is used; before that it is noise. */
const COUNT_FROM = 0.9;

/** Where one says what to make. */
export function PromptField(props: {
  readonly value: string;
  readonly limit: number;
  readonly hint?: string;
  readonly error?: string;
  readonly onChange: (prompt: string) => void;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { value, limit, error } = props;
  const isNear = value.length > limit * COUNT_FROM;
  const isOver = value.length > limit;
  const note = error ?? (isOver ? `At most ${limit.toLocaleString('en-US')} characters; shorten it.` : undefined);
  return (
    <div className="grid gap-1">
      <label htmlFor="prompt" className="font-medium">
        Prompt
      </label>
      <textarea
        id="prompt"
        ref={props.fieldRef}
        rows={4}
        value={value}
        onChange={(event) => props.onChange(event.target.value)}
        placeholder="A poster of a steaming coffee cup, warm flat colours, titled “SLOW BREW”"
        aria-invalid={note ? true : undefined}
        aria-describedby="prompt-note"
        className="field-sizing-content max-h-64 min-h-24 w-full resize-none rounded-sm border border-line-strong/55 bg-paper px-2.5 py-2 placeholder:text-ink-3 hover:border-line-strong aria-invalid:border-alarm"
      />
      <p id="prompt-note" className="flex justify-between gap-3 text-ink-2 text-sm">
        <span className={note ? 'text-alarm' : undefined}>{note ?? props.hint}</span>
        {isNear && (
          <span className={classNames('shrink-0 tabular-nums', isOver && 'text-alarm')}>
            {value.length.toLocaleString('en-US')} / {limit.toLocaleString('en-US')}
          </span>
        )}
      </p>
    </div>
  );
}
