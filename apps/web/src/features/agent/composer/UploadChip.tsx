import { RotateCw, X } from 'lucide-react';
import type { UploadState } from './use-uploads.ts';

const BUTTON =
  'grid size-6 shrink-0 place-items-center rounded-[5px] text-ink-2 hover:bg-wash hover:text-ink pointer-coarse:size-11';

/** A file on its way to the project, or why it did not arrive. */
export function UploadChip(props: {
  readonly upload: UploadState;
  readonly onRetry: () => void;
  readonly onForget: () => void;
}) {
  const { file, share, error } = props.upload;
  return (
    <li className="relative flex min-h-7 max-w-full items-center gap-1.5 overflow-hidden rounded-[6px] border border-line bg-paper pr-0.5 pl-2 pointer-coarse:min-h-11">
      {error ? (
        <div className="min-w-0 flex-1 py-1 text-sm">
          <p className="truncate">{file.name}</p>
          <p role="alert" className="text-alarm">
            {error}
          </p>
        </div>
      ) : (
        <>
          <span className="max-w-28 truncate text-sm">{file.name}</span>
          <span className="text-ink-2 text-sm tabular-nums">{Math.round(share * 100)} %</span>
        </>
      )}
      {error && (
        <button type="button" aria-label={`Upload ${file.name} again`} onClick={props.onRetry} className={BUTTON}>
          <RotateCw size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      )}
      <button type="button" aria-label={`Leave out ${file.name}`} onClick={props.onForget} className={BUTTON}>
        <X size={12} strokeWidth={2} aria-hidden="true" />
      </button>
      {!error && (
        <progress
          aria-label={`Upload of ${file.name}`}
          max={1}
          value={share}
          className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none bg-wash [&::-moz-progress-bar]:bg-cobalt [&::-webkit-progress-bar]:bg-wash [&::-webkit-progress-value]:bg-cobalt"
        />
      )}
    </li>
  );
}
