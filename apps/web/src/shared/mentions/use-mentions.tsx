import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../ui/index.ts';
import { matchNames, type Nameable, openMention } from './open-mention.ts';

/** Names offered at once; more are found by typing on. */
const MOST_OFFERED = 6;

/**
 * Offers names while one is typed behind an @: arrows walk them, Enter and Tab take one, Escape puts them away.
 *
 * @returns `fieldProps` for the text field, the `list` to show beside it, and `press`, which answers whether a key was
 *   the list's and is asked before the field's own keys.
 */
export function useMentions(options: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly named: readonly Nameable[];
  /** What is offered, for who hears it. */
  readonly label: string;
}): {
  readonly fieldProps: Readonly<Record<string, unknown>>;
  readonly list: ReactNode;
  readonly press: (event: KeyboardEvent) => boolean;
  /** Called with where the caret is after each change of the text. */
  readonly onCaret: (caret: number) => void;
} {
  const { text, named } = options;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement | null>(null);
  /** Where the caret is to go once the field shows the name: the browser puts it behind everything. */
  const goal = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goal.current === null) return;
    field.current?.setSelectionRange(goal.current, goal.current);
    goal.current = null;
  });
  const mention = openMention(text, caret);
  const offered = mention ? matchNames(named, mention.words).slice(0, MOST_OFFERED) : [];
  const active = offered[Math.min(chosen, offered.length - 1)];
  const insert = ({ name }: Nameable) => {
    if (!mention) return;
    const before = `${text.slice(0, mention.start)}@${name} `;
    options.onText(before + text.slice(caret));
    goal.current = before.length;
    setCaret(before.length);
    setChosen(0);
  };
  const press = (event: KeyboardEvent) => {
    if (event.currentTarget instanceof HTMLTextAreaElement) field.current = event.currentTarget;
    if (!active || event.nativeEvent.isComposing) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen((index) => (index + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') insert(active);
    else if (event.key === 'Escape') setCaret(0);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const list = active && (
    <div
      id={listId}
      role="listbox"
      aria-label={options.label}
      className="grid rounded-sm border border-line bg-paper p-1"
    >
      {offered.map((one) => (
        // Reached by the arrows from the field, which keeps the focus.
        // biome-ignore lint/a11y/useFocusableInteractive: see above.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
        <div
          key={one.id}
          id={`${listId}-${one.id}`}
          role="option"
          aria-selected={one === active}
          className={classNames('cursor-pointer rounded-xs px-2 py-1 pointer-coarse:py-3', one === active && 'bg-wash')}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => insert(one)}
        >
          {one.name}
        </div>
      ))}
    </div>
  );
  return {
    fieldProps: {
      // A field of several lines may not call itself a combobox; it names its list all the same.
      'aria-controls': active ? listId : undefined,
      'aria-autocomplete': 'list',
      'aria-activedescendant': active ? `${listId}-${active.id}` : undefined,
    },
    list,
    press,
    onCaret: setCaret,
  };
}
