import type { LucideIcon } from 'lucide-react';

export type Choice<Value extends string | number> = {
  readonly value: Value;
  readonly label: string;
  readonly Icon: LucideIcon;
};

/** A few values of which one is chosen, each a button with a picture of it; none is pressed where items differ. */
export function ChoiceField<Value extends string | number>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | 'mixed' | null;
  readonly onCommit: (value: Value) => void;
}) {
  return (
    <fieldset className="flex shrink-0 items-center" aria-label={props.label}>
      {props.choices.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={props.value === value}
          className="grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-wash hover:text-ink aria-pressed:bg-wash aria-pressed:text-ink pointer-coarse:size-11"
          onClick={() => props.onCommit(value)}
        >
          <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  );
}
