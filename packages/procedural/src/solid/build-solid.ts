import { pairingOf } from '../brand/brand-pairing.ts';
import type { Brief } from '../brief/brief.ts';
import { type BaseId, SHAPES } from '../formats/solids.ts';
import { type Colors, choosePalette } from '../palette/choose-palette.ts';
import { fromHex, mixHex } from '../palette/color.ts';
import { openRandomStream } from '../random/random-stream.ts';
import { chooseShape, type ShapeChoice } from './choose-shape.ts';
import type { LabelWish } from './draft.ts';
import { standOnGround } from './geometry/arrange.ts';
import type { Part, SolidModel } from './model.ts';
import { SOLID_RECIPES } from './shapes.ts';
import type { SetLetters } from './text/solid-text.ts';
import { inWorkshop, type SolidKernel } from './workshop.ts';

export type SolidRequest = {
  readonly kernel: SolidKernel;
  readonly brief: Brief;
  readonly seed: number;
  /** 0 to 3; variants of one run differ in palette and in what their recipe draws from the seed. */
  readonly variantIndex: number;
  /** An id of `SHAPES`, `MATERIALS`, `BASES`, `PALETTES` and `DETAIL_LEVELS`. */
  readonly shape: string;
  readonly material: string;
  readonly base: BaseId;
  readonly palette: string;
  readonly detail: string;
  readonly hasLabel: boolean;
  /** Width by height of a picture that was given for the label. */
  readonly labelAspect?: number;
  /** Makes outlines of words; undefined where no typeface has them. */
  readonly setLetters: SetLetters;
};

/** A model, and what its label should be drawn like where it has one. */
export type BuiltSolid = {
  readonly model: SolidModel;
  readonly label?: LabelWish;
  readonly colors: Colors;
  readonly choice: ShapeChoice;
};

/**
 * Makes the model of a brief. The same request gives the same triangles in every process.
 *
 * @throws nothing for any words; an unknown subject becomes letters or a shape of our own, and a note says so.
 */
export function buildSolid(request: SolidRequest): BuiltSolid {
  const { kernel, brief, variantIndex, detail, hasLabel, labelAspect } = request;
  const seed = request.seed + variantIndex * 7919;
  const pairing = pairingOf(brief, brief.fonts, request.seed, variantIndex);
  const setIn = (text: string) =>
    request.setLetters({ text, face: pairing.title, isUppercase: pairing.isUppercase && text.length < 14 });
  const choice = chooseShape(
    brief,
    {
      shape: request.shape,
      material: request.material,
      base: request.base,
      hasReference: labelAspect !== undefined,
      canSet: (text) => setIn(text) !== undefined,
    },
    request.seed,
  );
  const colors = choosePalette({ brief, seed: request.seed, variantIndex, palette: request.palette });
  const piece = inWorkshop(kernel, detail, (workshop) =>
    SOLID_RECIPES[choice.shape]({
      workshop,
      brief,
      colors,
      seed,
      variantIndex,
      surface: choice.surface,
      base: choice.base,
      hasLabel,
      ...(labelAspect === undefined ? {} : { labelAspect }),
      art: choice.art,
      text: choice.words === undefined ? undefined : setIn(choice.words),
      random: (concern) => openRandomStream(seed, concern),
    }),
  );
  const parts = standOnGround(piece.parts);
  const model: SolidModel = {
    shape: choice.shape,
    title: titleOf(brief, choice),
    parts,
    solids: piece.solids,
    notes: [...brief.notes.filter((note) => !isAnswered(note, choice)), ...choice.notes, ...(piece.notes ?? [])],
    credits: choice.art?.credit === undefined ? [] : [choice.art.credit],
    backdrop: piece.backdrop ?? chooseBackdrop(parts, colors, seed),
    view: piece.view,
  };
  return { model, colors, choice, ...(piece.label === undefined || !hasLabel ? {} : { label: piece.label }) };
}

/** The brief says that a design does without a drawing or a typeface; a model has said better what it does instead. */
function isAnswered(note: string, { notes, shape }: ShapeChoice): boolean {
  return note.startsWith('There is no drawing') && (notes.length > 0 || shape !== 'relief');
}

function titleOf(brief: Brief, { shape, words }: ShapeChoice): string {
  const label = SHAPES.find(({ id }) => id === shape)?.label ?? shape;
  const about = words ?? brief.subjects[0]?.word;
  return about === undefined ? label : `${label}: ${about}`;
}

/** How unlike the model's main colour the backdrop must be, as a distance in OKLab. */
const LEAST_DISTANCE = 0.2;

/** A tone of the palette that the model stands out from; light ones first, as on a photographer's table. */
function chooseBackdrop(parts: readonly Part[], colors: Colors, seed: number): string {
  const light = colors.isDark ? colors.ink : colors.ground;
  const dark = colors.isDark ? colors.ground : colors.ink;
  const tones = [
    mixHex(light, colors.accent, 0.22),
    mixHex(light, colors.primary, 0.3),
    mixHex(light, '#ffffff', 0.2),
    mixHex(colors.secondary, light, 0.5),
    mixHex(dark, colors.primary, 0.22),
  ];
  const first = openRandomStream(seed, 'backdrop').whole(0, 3);
  const ordered = [...tones.slice(first, 4), ...tones.slice(0, first), tones[4]!];
  const main = mainColor(parts);
  return ordered.find((tone) => distance(tone, main) >= LEAST_DISTANCE) ?? dark;
}

/** The colour of the part with the most surface. */
function mainColor(parts: readonly Part[]): string {
  const areas = new Map<string, number>();
  for (const { mesh, material } of parts) {
    const color = mesh.colors === undefined ? material.color : '#808080';
    areas.set(color, (areas.get(color) ?? 0) + areaOf(mesh.positions, mesh.indices));
  }
  return [...areas].reduce((most, next) => (next[1] > most[1] ? next : most), ['#808080', 0])[0];
}

function areaOf(p: Float32Array, indices: Uint32Array): number {
  let area = 0;
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [indices[at]! * 3, indices[at + 1]! * 3, indices[at + 2]! * 3];
    const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!] as const;
    const v = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!] as const;
    area += Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
  }
  return area;
}

function distance(one: string, other: string): number {
  const [a, b] = [fromHex(one), fromHex(other)];
  const plane = ({ c, h }: typeof a): readonly [number, number] => [
    c * Math.cos((h * Math.PI) / 180),
    c * Math.sin((h * Math.PI) / 180),
  ];
  const [[ax, ay], [bx, by]] = [plane(a), plane(b)];
  return Math.hypot(a.l - b.l, ax - bx, ay - by);
}
