import { type BoardVersion, LIMITS } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { addressOf, call } from '../../shared/client/index.ts';
import { formatMoment } from '../../shared/format/amounts.ts';
import { announce, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { versionTitle } from './version-words.ts';

/** One version: its picture, its name, who made it and when. */
export function VersionRow(props: {
  readonly version: BoardVersion;
  readonly mayEdit: boolean;
  readonly onLook: () => void;
  readonly onChanged: () => void;
}) {
  const { version } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const naming = useMutation({
    mutationFn: (name: string) =>
      call('updateVersion', { params: { id: version.id }, body: { name: name.trim() === '' ? null : name.trim() } }),
    onError: () => announce('The name was not changed. Try again.', 'alarm'),
    onSettled: props.onChanged,
  });
  const keep = () => {
    if (draft !== null && draft.trim() !== (version.name ?? '')) naming.mutate(draft);
    setDraft(null);
  };
  const title = versionTitle(version);
  return (
    <div className="flex items-center gap-2 rounded-sm p-1 hover:bg-wash">
      <button
        type="button"
        aria-label={`Look at “${title}” of ${formatMoment(version.createdAt)}`}
        className="grid h-[50px] w-20 shrink-0 place-items-center overflow-hidden rounded-xs border border-line bg-board"
        onClick={props.onLook}
      >
        {version.hasThumbnail && (
          <img
            src={addressOf('getVersionThumbnail', { params: { id: version.id } })}
            alt=""
            loading="lazy"
            className="size-full object-contain"
          />
        )}
      </button>
      <div className="min-w-0 flex-1">
        {draft === null ? (
          <p className="truncate font-semibold">{title}</p>
        ) : (
          <input
            aria-label="Name of this version"
            className={INPUT_CLASS}
            // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that had the focus.
            autoFocus
            maxLength={LIMITS.versionNameCharacters}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
              if (event.key === 'Escape') setDraft(null);
            }}
          />
        )}
        <p className="truncate text-ink-2 text-sm tabular-nums">
          {formatMoment(version.createdAt)}
          {version.createdBy && `, ${version.createdBy.name}`} · {version.items}{' '}
          {version.items === 1 ? 'item' : 'items'}
        </p>
      </div>
      {props.mayEdit && draft === null && (
        <IconButton label={`Name “${title}”`} onClick={() => setDraft(version.name ?? '')}>
          <Pencil size={14} strokeWidth={1.5} />
        </IconButton>
      )}
    </div>
  );
}
