import type { Asset, ModelKind } from '@gesso/contract';
import { Check, Play, RotateCw } from 'lucide-react';
import { addressOf } from '../../../shared/client/index.ts';
import { classNames } from '../../../shared/ui/index.ts';

const WORDS: Readonly<Record<ModelKind, string>> = { image: 'Picture', video: 'Clip', model3d: '3D model' };
const SECOND_MS = 1000;

/** One result, small. Pressing it chooses it for what is done next; what moves has a second button that shows it move. */
export function ResultTile(props: {
  readonly asset: Asset;
  readonly position: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** Undefined while it is played, and for pictures. */
  readonly onPlay: (() => void) | undefined;
}) {
  const { asset, position, isChosen } = props;
  const name = `${WORDS[asset.kind]} ${position}`;
  const Icon = asset.kind === 'model3d' ? RotateCw : Play;
  return (
    <li className="relative">
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`Choose ${name}${asset.prompt ? `: ${asset.prompt.slice(0, 120)}` : ''}`}
        onClick={props.onChoose}
        className={classNames(
          'block w-full overflow-hidden rounded-[6px] bg-wash outline-offset-1',
          isChosen ? 'outline-2 outline-cobalt' : 'hover:outline-2 hover:outline-line-strong',
        )}
      >
        <img
          src={addressOf('getAssetContent', { params: { id: asset.id }, query: { variant: '512' } })}
          alt=""
          loading="lazy"
          className="aspect-square w-full object-contain"
        />
      </button>
      {isChosen && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1.5 left-1.5 grid size-5 place-items-center rounded-full bg-cobalt text-white"
        >
          <Check size={12} strokeWidth={3} />
        </span>
      )}
      {asset.durationMs !== null && (
        <span className="pointer-events-none absolute bottom-1.5 left-1.5 rounded-[4px] bg-[oklch(0.2_0.01_70/0.75)] px-1 text-white text-xs tabular-nums">
          {Math.round(asset.durationMs / SECOND_MS)} s
        </span>
      )}
      {props.onPlay && (
        <button
          type="button"
          aria-label={asset.kind === 'model3d' ? `Turn ${name}` : `Play ${name}`}
          onClick={props.onPlay}
          className="absolute right-1.5 bottom-1.5 grid size-8 place-items-center rounded-full bg-[oklch(0.2_0.01_70/0.75)] text-white hover:bg-[oklch(0.2_0.01_70/0.9)] pointer-coarse:size-11"
        >
          <Icon size={14} strokeWidth={2} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
