import { extractPalette, type Pixels, paletteScene, type Scene, tracedScene, traceFlatArt } from '@gesso/procedural';
import { adjustColor, duotone } from './adjust-color.ts';
import { changeBackground } from './background-color.ts';
import { blur, sharpen } from './blur-sharpen.ts';
import { compositeMask } from './composite-mask.ts';
import { crop } from './crop.ts';
import { expandCanvas } from './expand-canvas.ts';
import { type PictureStep, refuse } from './picture-step.ts';
import { fromPixels, toPixels } from './read-pixels.ts';
import { resize, upscale } from './resize.ts';
import { trim } from './trim.ts';

/** What steps make of a picture: pixels, or a scene to be drawn. */
export type StepResult = { readonly pixels: Pixels } | { readonly scene: Scene };

/** What steps may use besides the picture. */
export type StepInputs = {
  readonly mask: Pixels | undefined;
  readonly other: Pixels | undefined;
  readonly title: string;
};

/** Outlines are followed at this size at most; flat art has no finer detail. */
const TRACED_SIDE_PX = 1024;

/**
 * Does steps one after another. A palette card or a tracing ends the row, because it is a new picture.
 *
 * @throws KitError `invalid-settings` for a step that this picture does not allow.
 */
export async function applySteps(
  start: Pixels,
  steps: readonly PictureStep[],
  inputs: StepInputs,
): Promise<StepResult> {
  let pixels = start;
  for (const step of steps) {
    if (step.do === 'palette') return { scene: toPaletteCard(pixels, step.colors, inputs.title) };
    if (step.do === 'trace') return { scene: await toTracing(pixels, step.colors, inputs.title) };
    pixels = await applyStep(pixels, step, inputs);
  }
  return { pixels };
}

type PixelStep = Exclude<PictureStep, { do: 'palette' | 'trace' }>;

function applyStep(pixels: Pixels, step: PixelStep, inputs: StepInputs): Promise<Pixels> {
  switch (step.do) {
    case 'crop':
      return crop(pixels, step);
    case 'resize':
      return resize(pixels, step);
    case 'expand':
      return expandCanvas(pixels, step);
    case 'background':
      return changeBackground(pixels, step);
    case 'blur':
      return blur(pixels, step);
    case 'sharpen':
      return sharpen(pixels, step);
    case 'adjust':
      return adjustColor(pixels, step);
    case 'duotone':
      return duotone(pixels, step);
    case 'upscale':
      return upscale(pixels, step);
    case 'trim':
      return trim(pixels);
    case 'turn':
      return toPixels(fromPixels(pixels).rotate(step.degrees));
    case 'mirror':
      return toPixels(step.axis === 'horizontal' ? fromPixels(pixels).flop() : fromPixels(pixels).flip());
    case 'mask':
      return compositeMask(pixels, step, inputs);
    default:
      return step satisfies never;
  }
}

function toPaletteCard(pixels: Pixels, most: number, title: string): Scene {
  const colors = extractPalette(pixels, most);
  if (colors.length === 0) throw refuse('The picture is transparent and has no colours.');
  return paletteScene(colors, title);
}

async function toTracing(pixels: Pixels, most: number, title: string): Promise<Scene> {
  const small = await toPixels(
    fromPixels(pixels).resize(TRACED_SIDE_PX, TRACED_SIDE_PX, { fit: 'inside', withoutEnlargement: true }),
  );
  const traced = traceFlatArt(small, most);
  if (!traced.isFlat) throw refuse(`This picture cannot be traced. ${traced.reason}`);
  return tracedScene(traced.art, traced.colors, title);
}
