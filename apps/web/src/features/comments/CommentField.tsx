import { LIMITS } from '@gesso/contract';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button, classNames } from '../../shared/ui/index.ts';
import { matchPeople, mentionedIn, type Nameable, openMention } from './mentions.ts';

/** Names offered at once; more are found by typing on. */
const MOST_OFFERED = 6;

/** A field to write a comment in. An @ offers the people of the project; Enter sends, Shift and Enter break the line. */
export function CommentField(props: {
  readonly label: string;
  readonly people: readonly Nameable[];
  readonly initialText?: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly onWrite: (text: string, mentions: string[]) => void;
  readonly onCancel?: () => void;
}) {
  const { people } = props;
  const listId = useId();
  const [text, setText] = useState(props.initialText ?? '');
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const mention = openMention(text, caret);
  const offered = mention ? matchPeople(people, mention.words).slice(0, MOST_OFFERED) : [];
  const active = offered[Math.min(chosen, offered.length - 1)];

  const insert = (person: Nameable) => {
    if (!mention) return;
    const before = `${text.slice(0, mention.start)}@${person.name} `;
    setText(before + text.slice(caret));
    setCaret(before.length);
    setChosen(0);
  };
  const send = () => {
    const words = text.trim();
    if (words === '' || props.isBusy) return;
    props.onWrite(words, [...mentionedIn(words, people)]);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (active && step !== 0) setChosen((index) => (index + step + offered.length) % offered.length);
    else if (active && (event.key === 'Enter' || event.key === 'Tab')) insert(active);
    else if (active && event.key === 'Escape') setCaret(0);
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="grid gap-2">
      <textarea
        role="combobox"
        aria-label={props.label}
        aria-expanded={active !== undefined}
        aria-controls={active ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${listId}-${active.accountId}` : undefined}
        // biome-ignore lint/a11y/noAutofocus: it opens because the person asked to write.
        autoFocus
        rows={2}
        maxLength={LIMITS.commentCharacters}
        placeholder="Write a comment; @ names somebody"
        className="field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-sm border border-line-strong/55 bg-paper px-2.5 py-1.5 placeholder:text-ink-3"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onKeyDown={onKeyDown}
      />
      {active && (
        <div id={listId} role="listbox" aria-label="People" className="grid rounded-sm border border-line bg-paper p-1">
          {offered.map((person) => (
            // Reached by the arrows from the field, which keeps the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: see above.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
            <div
              key={person.accountId}
              id={`${listId}-${person.accountId}`}
              role="option"
              aria-selected={person === active}
              className={classNames(
                'cursor-pointer rounded-xs px-2 py-1 pointer-coarse:py-3',
                person === active && 'bg-wash',
              )}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
      <div className="flex justify-end gap-2">
        {props.onCancel && (
          <Button variant="quiet" onClick={props.onCancel}>
            Cancel
          </Button>
        )}
        <Button variant="outline" disabled={props.isBusy || text.trim() === ''} onClick={send}>
          {props.action}
        </Button>
      </div>
    </div>
  );
}
