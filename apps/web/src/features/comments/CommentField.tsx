import { LIMITS } from '@gesso/contract';
import { type KeyboardEvent, useState } from 'react';
import { type Nameable, useMentions } from '../../shared/mentions/index.ts';
import { Button } from '../../shared/ui/index.ts';
import { mentionedIn } from './mentions.ts';

/** A field to write a comment in. An @ offers the people of the project; Enter sends, Shift and Enter break the line. */
export function CommentField(props: {
  readonly label: string;
  readonly people: readonly Nameable[];
  readonly initialText?: string;
  readonly action: string;
  readonly isBusy: boolean;
  /** Stores what was written; calls `onStored` then, and not when it failed, so that nobody's words are lost. */
  readonly onWrite: (text: string, mentions: string[], onStored: () => void) => void;
  readonly onCancel?: () => void;
}) {
  const { people } = props;
  const [text, setText] = useState(props.initialText ?? '');
  const mentions = useMentions({ text, onText: setText, named: people, label: 'People' });

  const send = () => {
    const words = text.trim();
    if (words === '' || props.isBusy) return;
    // What was typed meanwhile stays for the next one.
    props.onWrite(words, [...mentionedIn(words, people)], () => setText((now) => (now.trim() === words ? '' : now)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.press(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    send();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="grid gap-2">
      <textarea
        {...mentions.fieldProps}
        aria-label={props.label}
        // biome-ignore lint/a11y/noAutofocus: it opens because the person asked to write.
        autoFocus
        rows={2}
        maxLength={LIMITS.commentCharacters}
        placeholder="Write a comment; @ names somebody"
        className="field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-sm border border-line-strong/55 bg-paper px-2.5 py-1.5 placeholder:text-ink-3"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          mentions.onCaret(event.target.selectionStart);
        }}
        onSelect={(event) => mentions.onCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {mentions.list}
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
