import type { BriefSubject, RelationKind } from '../../brief/brief.ts';
import { inkSize, placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import type { ArtRamp } from '../../palette/remap-art.ts';
import type { Box, Layer, SubjectLayer } from '../../scene/layers.ts';
import { withoutOwnWater } from './own-water.ts';
import { type Stance, stanceOf } from './stance.ts';

/** Room for companions: nothing reaches higher than the type, and nothing leaves the sheet. */
export interface Stage {
  readonly topYPx: number;
  readonly ramp: ArtRamp;
}

/** More of one kind than this is a crowd, which stands in nobody's foreground. */
const MOST_OF_A_KIND = 4;
/** Height of a companion as a share of the subject's, by how the subject stands to it. */
const SHARES: Readonly<Record<RelationKind, number>> = {
  with: 0.82,
  beside: 0.85,
  before: 1.25,
  behind: 0.7,
  under: 1.75,
  on: 0.6,
  in: 1.2,
  over: 0.8,
};
/** Tries when the sheet is too narrow for a companion in its full size. */
const SHRINKS = [1, 0.78, 0.6] as const;
/** Beyond this share of the narrower one's width two drawings stand on each other's feet. */
const MOST_OVERLAP = 0.3;

/**
 * Adds what is in a scene besides its first subject: more of the same when several are asked for, then the others, each
 * on the freer side, as large as its relation says ("under a lighthouse" is a lighthouse behind, towering), lit like the
 * first. What finds no room is left out; a scene without a standing or flying subject comes back as it is.
 */
export function withCompanions(studio: Studio, layers: readonly Layer[], stage: Stage): readonly Layer[] {
  const at = layers.findIndex((layer) => layer.kind === 'subject');
  const first = layers[at];
  const [subject, ...others] = studio.brief.subjects;
  if (first?.kind !== 'subject' || subject === undefined || stanceOf(subject) === 'in-disc') return layers;
  const wanted: Wanted[] = [
    ...Array.from({ length: Math.min(MOST_OF_A_KIND, subject.count) - 1 }, (_, index) => ({
      subject,
      share: 0.86 - index * 0.1,
      isBehind: index > 0,
    })),
    ...others.map((other, index) => wantedOf(studio, other, index + 1)),
  ];
  const taken: Box[] = [boxOf(subject, first)];
  const [behind, front]: [SubjectLayer[], SubjectLayer[]] = [[], []];
  for (const [index, companion] of wanted.entries()) {
    const around = { first, firstBox: taken[0]!, taken, stage, id: `subject-${index + 2}` };
    let layer: SubjectLayer | undefined;
    for (const shrink of SHRINKS) {
      layer ??= placeCompanion(studio, { ...companion, share: companion.share * shrink }, around);
    }
    if (layer === undefined) continue;
    taken.push(boxOf(companion.subject, layer));
    (companion.isBehind ? behind : front).push(layer);
  }
  return [...layers.slice(0, at), ...behind.reverse(), ...layers.slice(at, at + 1), ...front, ...layers.slice(at + 1)];
}

/** How much smaller the first subject stands when it is not alone. */
export function companyShare({ brief }: Studio): number {
  const others = brief.subjects
    .slice(1)
    .filter((subject) => stanceOf(subject) !== 'scenery' && stanceOf(subject) !== 'in-disc');
  const count = others.length + Math.min(MOST_OF_A_KIND, brief.subjects[0]?.count ?? 1) - 1;
  return count <= 0 ? 1 : count === 1 ? 0.76 : 0.62;
}

interface Wanted {
  readonly subject: BriefSubject;
  readonly share: number;
  readonly isBehind: boolean;
}

function wantedOf({ brief }: Studio, subject: BriefSubject, index: number): Wanted {
  const kind = brief.relations.find(({ from, to }) => from === 0 && to === index)?.kind ?? 'with';
  return { subject, share: SHARES[kind], isBehind: SHARES[kind] > 1 || kind === 'behind' };
}

interface Around {
  readonly first: SubjectLayer;
  readonly firstBox: Box;
  readonly taken: readonly Box[];
  readonly stage: Stage;
  readonly id: string;
}

function placeCompanion(
  studio: Studio,
  { subject, share, isBehind }: Wanted,
  around: Around,
): SubjectLayer | undefined {
  const { first, firstBox, taken, stage } = around;
  const stance = stanceOf(subject);
  if (!canJoin(stance, first)) return undefined;
  const { widthPx, marginPx, unitPx } = studio;
  const isFlying = stance === 'flies';
  const footYPx = firstBox.yPx + firstBox.heightPx - (isBehind ? firstBox.heightPx * 0.03 : -unitPx * 0.8);
  const roomPx = (isFlying ? firstBox.yPx : footYPx) - stage.topYPx - unitPx;
  const heightPx = Math.min(firstBox.heightPx * (isFlying ? 0.5 : share), roomPx);
  if (heightPx < unitPx * 6) return undefined;
  const drawing = stance === 'floats' && first.contactShadow === undefined ? withoutOwnWater(subject.art) : subject.art;
  const placed = placeArt(drawing, stage.ramp, { centerXPx: 0, centerYPx: 0, widthPx: heightPx * 1.5, heightPx });
  const ink = inkSize(drawing, placed);
  const gapPx = isBehind ? -ink.widthPx * 0.12 : unitPx * 1.5;
  const centers = [-1, 1].map(
    (side) => firstBox.xPx + firstBox.widthPx / 2 + side * (firstBox.widthPx / 2 + gapPx + ink.widthPx / 2),
  );
  const yPx = isFlying ? stage.topYPx + (roomPx - ink.heightPx) * 0.6 : footYPx - ink.heightPx;
  const free = centers
    .map((center) =>
      Math.min(widthPx - marginPx / 2 - ink.widthPx / 2, Math.max(marginPx / 2 + ink.widthPx / 2, center)),
    )
    .map((center) => ({ xPx: center - ink.widthPx / 2, yPx, widthPx: ink.widthPx, heightPx: ink.heightPx }))
    .map((box) => ({ box, overlap: Math.max(...taken.map((other) => overlapShare(box, other))) }))
    .sort((a, b) => a.overlap - b.overlap)[0];
  if (free === undefined || free.overlap > MOST_OVERLAP + (isBehind ? 0.25 : 0)) return undefined;
  const { box } = free;
  const art = {
    ...placed,
    xPx: Math.round(placed.xPx + box.xPx + ink.widthPx / 2),
    yPx: Math.round(placed.yPx + box.yPx + ink.heightPx / 2),
  };
  return subjectLayer(subject.word, art, {
    id: around.id,
    depth: isBehind ? 0.66 : 0.72,
    ...(first.rim === undefined ? {} : { rim: first.rim }),
    ...(first.shade === undefined ? {} : { shade: first.shade }),
    ...(first.contactShadow === undefined || isFlying
      ? {}
      : {
          contactShadow: {
            ...first.contactShadow,
            widthPx: Math.round(ink.widthPx * 1.1),
            centerXPx: Math.round(box.xPx + ink.widthPx / 2),
            centerYPx: Math.round(box.yPx + ink.heightPx - unitPx * 0.4),
          },
        }),
  });
}

/** On water only what floats joins, in the air what flies; a head joins nobody. */
function canJoin(stance: Stance, first: SubjectLayer): boolean {
  if (stance === 'in-disc' || stance === 'scenery') return false;
  return stance === 'flies' || (first.contactShadow === undefined ? stance === 'floats' : true);
}

function boxOf({ art }: BriefSubject, { art: placed }: SubjectLayer): Box {
  const { left, top, right, bottom } = art.bounds;
  const leftUnits = placed.isFlipped ? placed.widthUnits - right : left;
  return {
    xPx: placed.xPx + leftUnits * placed.scale,
    yPx: placed.yPx + top * placed.scale,
    widthPx: (right - left) * placed.scale,
    heightPx: (bottom - top) * placed.scale,
  };
}

/** How much of the narrower of two boxes the other covers, left to right. */
function overlapShare(first: Box, second: Box): number {
  const shared = Math.min(first.xPx + first.widthPx, second.xPx + second.widthPx) - Math.max(first.xPx, second.xPx);
  const isApart = first.yPx >= second.yPx + second.heightPx || second.yPx >= first.yPx + first.heightPx;
  return isApart ? 0 : Math.max(0, shared) / Math.min(first.widthPx, second.widthPx);
}
