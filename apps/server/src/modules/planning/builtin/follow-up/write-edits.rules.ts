import { DESIGN_EDIT, PICTURE_EDIT, PICTURE_LIGHT, PIXELS_ONLY } from './act-words.rules.ts';
import { EDIT_MODEL, findModel, findRepainter } from './choose-model.rules.ts';
import type { Format, Piece } from './follow-up.ts';
import { formatsIn } from './formats.rules.ts';
import { capital, labelOf, nameOf, titled } from './titles.rules.ts';
import { addStep, type Draft } from './write-plan.rules.ts';

/** What can be asked for, said where an instruction was not understood. */
const DESIGN_HELP =
  'Ask for the size of the headline, a text, palette, colour, background, font, format or subject to change, add or remove.';
const OUR_BRAND = /\b(?:our|my|the|use|apply) brand\b/u;
const NO_EDITOR = 'The built-in editing model is switched off here, so nothing can be changed.';

/** One edit of one piece: as many steps as there are changes of layers and of pixels in turn. */
export function writeEdit(draft: Draft, piece: Piece, parts: readonly string[]): readonly Piece[] {
  const editor = findModel(draft.request.models, EDIT_MODEL);
  if (draft.request.brand === null && parts.some((part) => OUR_BRAND.test(part))) {
    draft.refusals.add('No brand kit is chosen: choose one, or name the colours.');
    return [];
  }
  const said = parts.map((part) => withBrand(draft, part.replace(/^it /u, '')));
  if (editor !== undefined && said.every((part, index) => canEdit(piece, part, index))) {
    return [runs(piece, said).reduce((from, run) => addEdit(draft, from, { parts: run, editor }), piece)];
  }
  const repainter = findRepainter(draft.request.models);
  if (repainter !== undefined && !draft.isFrugal) {
    const title = titled(labelOf(said), nameOf(piece.title));
    const stepId = addStep(draft, {
      kind: 'edit',
      title,
      prompt: capital(said.join(', ')),
      model: repainter,
      from: [piece],
    });
    return [{ ...piece, source: { stepId }, title, hasScene: false }];
  }
  draft.refusals.add(editor === undefined ? NO_EDITOR : cannotEdit(piece, said));
  return [];
}

/** A piece laid out for another shape: a design anew, any other picture cut to it. */
export function writeVersion(draft: Draft, piece: Piece, format: Format): readonly Piece[] {
  const name = nameOf(piece.title);
  if (isAlready(piece, format)) {
    draft.notes.add(`“${name}” has the shape ${format.label} already, so it is left as it is.`);
    return [];
  }
  const editor = findModel(draft.request.models, EDIT_MODEL);
  if (editor === undefined) {
    draft.refusals.add(NO_EDITOR);
    return [];
  }
  if (!piece.hasScene)
    draft.notes.add(`“${name}” is no built-in design, so it is cut to its new shape from the middle.`);
  const title = titled(`${format.label} version`, name);
  const stepId = addStep(draft, { kind: 'edit', title, prompt: format.words, model: editor, from: [piece] });
  return [{ ...piece, source: { stepId }, title, widthPx: format.widthPx, heightPx: format.heightPx }];
}

/** Layers take other instructions than pixels, and each step gets only what it can do. */
function runs(piece: Piece, parts: readonly string[]): readonly (readonly string[])[] {
  if (!piece.hasScene) return [parts];
  const groups: string[][] = [];
  let wasPixels = false;
  for (const part of parts) {
    const bare = unquoted(part);
    const isPixels: boolean = isForPixels(bare) || (wasPixels && !DESIGN_EDIT.test(bare));
    const last = groups.at(-1);
    // After pixels were changed there are no layers left to change.
    if (last === undefined || (isPixels && !wasPixels)) groups.push([part]);
    else last.push(part);
    wasPixels ||= isPixels;
  }
  return groups;
}

function addEdit(
  draft: Draft,
  from: Piece,
  { parts, editor }: { readonly parts: readonly string[]; readonly editor: NonNullable<ReturnType<typeof findModel>> },
): Piece {
  const title = titled(labelOf(parts), nameOf(from.title));
  const stepId = addStep(draft, {
    kind: 'edit',
    title,
    prompt: capital(parts.join(', ')),
    model: editor,
    from: [from],
  });
  const hasScene = from.hasScene ? !isForPixels(unquoted(parts[0] ?? '')) : false;
  return { ...from, source: { stepId }, title, hasScene };
}

function isForPixels(part: string): boolean {
  return PIXELS_ONLY.test(part) && !(/\bcrop\b/u.test(part) && formatsIn(part).length > 0);
}

/** @param index - A part after the first may lean on the verb before it: "remove the tagline, the moon". */
function canEdit({ hasScene }: Piece, part: string, index: number): boolean {
  const bare = unquoted(part);
  if (hasScene) return index > 0 || DESIGN_EDIT.test(bare) || PICTURE_EDIT.test(bare) || formatsIn(bare).length > 0;
  return PICTURE_EDIT.test(bare) || PICTURE_LIGHT.test(bare) || formatsIn(bare).length > 0;
}

function cannotEdit(piece: Piece, parts: readonly string[]): string {
  const words = parts.join(', ').slice(0, 80);
  if (piece.hasScene) return `“${words}” was not understood. ${DESIGN_HELP}`;
  return `“${words}” needs an image model that repaints pictures: “${nameOf(piece.title)}” is no built-in design, and no such model has a key here. It can be cropped, resized, blurred, sharpened, made warmer or darker, or get another background.`;
}

function isAlready({ widthPx, heightPx, hasScene }: Piece, format: Format): boolean {
  if (widthPx === null || heightPx === null) return false;
  if (hasScene) return widthPx === format.widthPx && heightPx === format.heightPx;
  // Less than a pixel in a hundred would be cut.
  return Math.abs(Math.log((widthPx * format.heightPx) / (heightPx * format.widthPx))) < 0.01;
}

/** "our brand colours" as the colours themselves, and the brand's typeface by its name. */
function withBrand({ request: { brand } }: Draft, part: string): string {
  if (brand === null || !/\bbrand\b/u.test(part)) return part;
  const colors = brand.colors.slice(0, 4).join(' and ');
  if (colors !== '' && /\bcolou?rs?\b|\bpalette\b/u.test(part)) return `use ${colors}`;
  if (brand.titleFont !== null && /\b(?:fonts?|typeface|type)\b/u.test(part)) return `set it in ${brand.titleFont}`;
  return part;
}

/** Without quoted texts, which say nothing about what is to be done. */
function unquoted(part: string): string {
  return part
    .toLowerCase()
    .replace(/"[^"]*"|“[^”]*”/gu, '«0»')
    .replaceAll('black and white', 'blackwhite');
}
