import type { Piece } from './asked.ts';
import { deliverableNamed } from './deliverables.ts';
import type { Mention } from './mention.ts';
import type { SizeSpan } from './read-sizes.ts';
import type { DurationSpan, VariantSpan } from './read-wishes.ts';
import { isSameSize, type SizeWish, sizeNamed, turned } from './size-wish.ts';
import type { Span } from './spans.ts';

/** What was found in a text, before it is told apart whom it belongs to. */
export type Findings = {
  readonly text: string;
  readonly sizes: readonly SizeSpan[];
  readonly durations: readonly DurationSpan[];
  readonly variants: readonly VariantSpan[];
  /** Cut out of every piece of the text. */
  readonly cuts: readonly Span[];
  readonly fromPictures: readonly Span[];
};

/** Icons come as a set on one sheet: "6 icons" is one picture. */
export function isIconSet({ phrase, count = 1 }: Mention): boolean {
  return phrase === 'icon' && count > 1;
}

export function asIconSet(rough: RoughPiece, { count = 1 }: Mention): RoughPiece {
  const sheets = Math.max(1, Math.round(rough.count / count));
  return { ...rough, deliverable: deliverableNamed('icon-set'), count: sheets, noun: `set of ${count} ${rough.noun}s` };
}

export type RoughPiece = {
  readonly deliverable: Piece['deliverable'];
  readonly count: number;
  readonly noun: string;
  readonly idea: string;
  readonly part: Span;
  readonly mention?: Mention;
};

/** One piece, or one for each size where several are named ("in A4, 1:1 and 9:16"). */
export function toPieces({ part, mention, ...rough }: RoughPiece, findings: Findings): readonly Piece[] {
  const isInside = ({ from, to }: Span) => from >= part.from && to <= part.to;
  const sizes = findings.sizes.filter(isInside);
  const turn = sizes.findLast((size) => size.kind === 'turn');
  const wishes = sizes.flatMap((size) => (size.kind === 'size' ? [size.wish] : []));
  const isVideo = rough.deliverable.kind === 'video';
  const seconds = isVideo ? findings.durations.filter(isInside).at(-1)?.seconds : undefined;
  const isFromPictures = findings.fromPictures.some(isInside) && rough.deliverable.kind !== 'image';
  const piece = { ...rough, seconds, isLoop: false, isFromPictures };
  const usual = usualSize(rough.deliverable, turn, mention?.phrase);
  if (wishes.length === 0) return [{ ...piece, size: usual }];
  return wishes.map((wish) => {
    // What is usually made in this very size is made as usual: a portrait post is more than "4:5".
    const isUsual = usual !== undefined && wish.id === undefined && !wish.isExact && isSameSize(wish, usual);
    const size = isUsual ? { ...usual, label: wish.label } : wish;
    return { ...piece, size: turn === undefined ? size : turned(size, turn.isUpright) };
  });
}

function usualSize(
  { size, kind }: Piece['deliverable'],
  turn: Extract<SizeSpan, { kind: 'turn' }> | undefined,
  phrase: string | undefined,
): SizeWish | undefined {
  const named = sizeNamed(phrase === 'wallpaper' && turn?.isUpright ? 'story' : size);
  if (turn === undefined) return named;
  if (named !== undefined && named.width !== named.height) return turned(named, turn.isUpright);
  if (kind === 'video') return sizeNamed(turn.isUpright ? 'story' : 'landscape');
  return sizeNamed(turn.isUpright ? 'portrait' : 'landscape');
}
