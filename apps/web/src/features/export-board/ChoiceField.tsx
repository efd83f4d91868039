import type { ExportChoice } from './export-draft.rules.ts';

const NAMES: Readonly<Record<ExportChoice, string>> = { selection: 'Selection', frames: 'Frames', all: 'Whole board' };
const CHOICES: readonly ExportChoice[] = ['selection', 'frames', 'all'];

/** What is written: what is selected, every frame, or everything. What there is none of cannot be chosen. */
export function ChoiceField(props: {
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  readonly isEach: boolean;
  readonly onEach: (isEach: boolean) => void;
  readonly counts: Readonly<Record<ExportChoice, number>>;
  readonly isDisabled: boolean;
}) {
  const { choice, counts, isDisabled } = props;
  return (
    <fieldset className="grid gap-2" disabled={isDisabled}>
      <legend className="mb-1 font-semibold">What</legend>
      <div className="grid grid-cols-3 gap-1 rounded-sm bg-wash p-1">
        {CHOICES.map((one) => (
          <label
            key={one}
            className="grid cursor-default place-items-center rounded-[5px] px-2 py-1.5 text-center has-checked:bg-paper has-checked:shadow-xs has-disabled:opacity-45 has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="export-choice"
              className="sr-only"
              checked={choice === one}
              disabled={counts[one] === 0}
              onChange={() => props.onChoice(one)}
            />
            <span className="font-medium">{NAMES[one]}</span>
            <span className="text-ink-2 text-sm tabular-nums">{describeCount(one, counts[one])}</span>
          </label>
        ))}
      </div>
      {choice === 'selection' && counts.selection > 1 && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-cobalt"
            checked={props.isEach}
            onChange={({ target }) => props.onEach(target.checked)}
          />
          Each item as a file of its own
        </label>
      )}
    </fieldset>
  );
}

function describeCount(choice: ExportChoice, count: number): string {
  if (count === 0) return 'none';
  const thing = choice === 'frames' ? 'frame' : 'item';
  return `${count.toLocaleString('en')} ${count === 1 ? thing : `${thing}s`}`;
}
