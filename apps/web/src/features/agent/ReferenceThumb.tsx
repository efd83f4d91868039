import type { ModelKind } from '@gesso/contract';
import { Box, Clapperboard, Image, X } from 'lucide-react';
import { addressOf } from '../../shared/client/index.ts';

const ICONS: Readonly<Record<ModelKind, typeof Image>> = { image: Image, video: Clapperboard, model3d: Box };

const WORDS: Readonly<Record<ModelKind, string>> = { image: 'Picture', video: 'Clip', model3d: '3D model' };

/** Small enough to stand in a line of text. */
export function thumbOf(assetId: string): string {
  return addressOf('getAssetContent', { params: { id: assetId }, query: { variant: '128' } });
}

/** A file as a chip: what it looks like, what it is called, and the way to take it out. */
export function ReferenceChip(props: {
  readonly assetId: string;
  readonly kind: ModelKind;
  readonly title?: string | undefined;
  /** Where it comes from, when not attached by hand. */
  readonly hint?: string | undefined;
  readonly onRemove: () => void;
}) {
  const { assetId, kind, hint } = props;
  const name = props.title ?? WORDS[kind];
  const Icon = ICONS[kind];
  return (
    <li className="flex h-7 max-w-44 items-center gap-1.5 rounded-[6px] border border-line bg-paper pr-0.5 pl-1 pointer-coarse:h-11">
      <img src={thumbOf(assetId)} alt="" className="size-5 shrink-0 rounded-[3px] bg-wash object-cover" />
      {kind !== 'image' && <Icon size={12} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-2" />}
      <span className="truncate text-sm" title={hint ? `${name}, ${hint}` : name}>
        {name}
        {hint && <span className="sr-only">, {hint}</span>}
      </span>
      <button
        type="button"
        aria-label={`Take out ${name}`}
        onClick={props.onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-[5px] text-ink-2 hover:bg-wash hover:text-ink pointer-coarse:size-11"
      >
        <X size={12} strokeWidth={2} aria-hidden="true" />
      </button>
    </li>
  );
}
