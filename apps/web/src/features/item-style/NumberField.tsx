import { type KeyboardEvent, type ReactNode, useState } from 'react';

/** A number that is typed, or stepped with the arrow keys; "Mixed" where items differ. */
export function NumberField(props: {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly value: number | 'mixed';
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onCommit: (value: number) => void;
}) {
  const { label, value, unit = '', min, max, step, onCommit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === 'mixed' ? '' : `${rounded(value)}${unit}`);
  const commit = (next: number) => {
    setTyped(null);
    const kept = rounded(Math.min(max, Math.max(min, next)));
    if (kept !== value) onCommit(kept);
  };
  const commitTyped = () => {
    const next = Number.parseFloat((typed ?? '').replace(',', '.'));
    if (typed !== null && Number.isFinite(next)) commit(next);
    else setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commitTyped();
    if (event.key === 'Escape') setTyped(null);
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const from = Number.parseFloat(typed ?? '');
    const start = Number.isFinite(from) ? from : value === 'mixed' ? min : value;
    commit(start + direction * step * (event.shiftKey ? 10 : 1));
  };
  return (
    <label
      title={label}
      className="flex h-8 shrink-0 items-center gap-1 rounded-sm px-1.5 text-ink-2 focus-within:bg-wash hover:bg-wash pointer-coarse:h-11"
    >
      <span className="sr-only">{label}</span>
      {props.icon}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        placeholder={value === 'mixed' ? 'Mixed' : undefined}
        className="w-11 bg-transparent tabular-nums text-ink outline-none placeholder:text-ink-3"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commitTyped}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

/** Two digits behind the point are finer than anybody sees. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
