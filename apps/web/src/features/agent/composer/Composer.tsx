import { LIMITS } from '@gesso/contract';
import { ArrowUp, Paperclip } from 'lucide-react';
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { fieldError } from '../../../shared/client/index.ts';
import { fieldSentence } from '../../../shared/format/field-sentence.ts';
import { type Nameable, useMentions } from '../../../shared/mentions/index.ts';
import { classNames, ErrorNotice, IconButton } from '../../../shared/ui/index.ts';
import { ReferenceChip } from '../ReferenceThumb.tsx';
import type { BriefReference } from './brief-draft.ts';
import { UploadChip } from './UploadChip.tsx';
import { useOnline } from './use-online.ts';
import type { UploadState } from './use-uploads.ts';

/** The counter appears once this share of the limit is used; before that it is noise. */
const COUNT_FROM = 0.9;

export type ComposerProps = {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What an @ in the brief may name: brand kits. */
  readonly named: readonly Nameable[];
  readonly references: readonly BriefReference[];
  /** Which of the references are there because they are selected on the board. */
  readonly selectedIds: ReadonlySet<string>;
  readonly onRemove: (assetId: string) => void;
  readonly uploads: readonly UploadState[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRetryUpload: (upload: UploadState) => void;
  readonly onForgetUpload: (id: string) => void;
  /** Why it cannot be sent as it is. */
  readonly fault: string | undefined;
  readonly error: Error | null;
  readonly isSending: boolean;
  readonly onSend: () => void;
  /** Choices beside the clip: brand kit, terms. */
  readonly children: ReactNode;
};

/** Where one says what to make: words, what they speak of, and how the run begins. */
export function Composer(props: ComposerProps) {
  const { text, references, uploads, isSending } = props;
  const isOnline = useOnline();
  const [isOver, setOver] = useState(false);
  const filesRef = useRef<HTMLInputElement>(null);
  const mentions = useMentions({ text, onText: props.onText, named: props.named, label: 'Brand kits' });
  const isUploading = uploads.some(({ error }) => error === undefined);
  const isReady = text.trim() !== '' && !props.fault && !isSending && !isUploading && isOnline;
  const send = () => {
    if (isReady) props.onSend();
  };
  const sendOnEnter = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (mentions.press(event) || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    props.onFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    props.onFiles([...event.dataTransfer.files]);
  };
  const fieldFault = fieldSentence('The brief', fieldError(props.error, 'brief'));
  const note = props.fault ?? fieldFault ?? noteOf({ isOnline, isUploading, isSending });
  const isFault = Boolean(props.fault ?? fieldFault);
  return (
    <form
      aria-label="Brief"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="grid shrink-0 gap-2 border-line border-t p-3"
    >
      {props.error && !fieldFault && <ErrorNotice error={props.error} title="The brief was not sent" />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping files is offered by the button as well. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'grid rounded-md border bg-paper has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-focus has-[textarea:focus-visible]:outline-offset-1',
          isOver ? 'border-cobalt border-dashed' : 'border-line-strong/55',
        )}
      >
        {references.length + uploads.length > 0 && (
          <ul aria-label="Goes along" className="flex max-h-36 flex-wrap gap-1.5 overflow-y-auto px-2.5 pt-2.5">
            {references.map(({ assetId, kind, title }) => (
              <ReferenceChip
                key={assetId}
                assetId={assetId}
                kind={kind}
                title={title}
                hint={props.selectedIds.has(assetId) ? 'selected on the board' : undefined}
                onRemove={() => props.onRemove(assetId)}
              />
            ))}
            {uploads.map((upload) => (
              <UploadChip
                key={upload.id}
                upload={upload}
                onRetry={() => props.onRetryUpload(upload)}
                onForget={() => props.onForgetUpload(upload.id)}
              />
            ))}
          </ul>
        )}
        {mentions.list && <div className="px-2.5 pt-2.5">{mentions.list}</div>}
        <textarea
          {...mentions.fieldProps}
          ref={props.fieldRef}
          aria-label="Brief for the agent"
          aria-describedby="brief-note"
          aria-invalid={isFault || undefined}
          aria-keyshortcuts="Enter"
          rows={2}
          value={text}
          onChange={(event) => {
            props.onText(event.target.value);
            mentions.onCaret(event.target.selectionStart);
          }}
          onKeyDown={sendOnEnter}
          onPaste={paste}
          placeholder="Describe what to make, or select something and say what to change"
          className="field-sizing-content max-h-48 min-h-14 w-full max-md:max-h-28 resize-none bg-transparent px-3 pt-2.5 pb-1 outline-none placeholder:text-ink-3"
        />
        <div className="flex items-center gap-1 p-1.5">
          <input
            ref={filesRef}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => {
              props.onFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <IconButton label="Attach pictures" onClick={() => filesRef.current?.click()}>
            <Paperclip size={16} strokeWidth={1.5} />
          </IconButton>
          <div className="flex min-w-0 flex-1 items-center">{props.children}</div>
          <button
            type="submit"
            aria-label={isSending ? 'Sending' : 'Send'}
            title="Enter"
            aria-disabled={!isReady}
            className="grid size-8 shrink-0 place-items-center rounded-sm bg-ink text-paper transition-opacity duration-150 aria-disabled:opacity-40 pointer-coarse:size-11"
          >
            <ArrowUp size={16} strokeWidth={2} aria-hidden="true" />
          </button>
        </div>
      </div>
      <p id="brief-note" className="flex justify-between gap-3 text-sm empty:hidden">
        {note && <span className={isFault ? 'text-alarm' : 'text-ink-2'}>{note}</span>}
        {text.length > LIMITS.promptCharacters * COUNT_FROM && (
          <span className={classNames('ml-auto shrink-0 tabular-nums', isFault ? 'text-alarm' : 'text-ink-2')}>
            {text.length.toLocaleString('en-US')} / {LIMITS.promptCharacters.toLocaleString('en-US')}
          </span>
        )}
      </p>
    </form>
  );
}

function noteOf(state: {
  readonly isOnline: boolean;
  readonly isUploading: boolean;
  readonly isSending: boolean;
}): string | undefined {
  if (!state.isOnline) return 'You are offline. What you write stays here; send it when the network is back.';
  if (state.isUploading) return 'It can be sent when the files have arrived.';
  return state.isSending ? 'Sending…' : undefined;
}
