import type { BoardItem } from '@gesso/canvas-core';
import type { Asset, CreateGeneration, Model } from '@gesso/contract';

/** What can be made of a finished file with one press. */
export const WORK_NAMES = ['variations', 'upscale', 'cutout', 'clip', 'model3d'] as const;
export type WorkName = (typeof WORK_NAMES)[number];

export const WORK_TITLES: Readonly<Record<WorkName, string>> = {
  variations: 'Variations',
  upscale: 'Upscale 2×',
  cutout: 'Remove background',
  clip: 'Make a clip',
  model3d: 'Make 3D',
};

/** A generation to ask for, or the sentence that says why there is none. */
export type Work = { readonly order: CreateGeneration } | { readonly why: string };

/** How many variations one press makes. */
const VARIATIONS = 4;
/** Beyond these proportions a clip is wide or tall. */
const WIDE = 1.2;
/** Air between an item and what is made of it, in canvas units. */
const GAP = 40;

/** What an asset can be made into by the built-in engines, and by its own model for variations. */
export function workOf(name: WorkName, asset: Asset, models: readonly Model[]): Work {
  if (name === 'variations') return variationsOf(asset, models);
  if (asset.kind !== 'image') return { why: 'This works on pictures only. Ask the agent what it can make of it.' };
  const references = [asset.id];
  const prompt = asset.prompt?.trim();
  switch (name) {
    case 'upscale':
      return edit({ operation: 'upscale', factor: 2 }, 'Upscale 2×', references);
    case 'cutout':
      return asset.hasScene
        ? { why: 'This is a design with layers: edit its layers and take the background away there.' }
        : edit({ operation: 'background', color: 'transparent' }, 'Remove the background', references);
    case 'clip':
      return {
        order: {
          model: 'gesso-video',
          prompt: prompt || 'A slow move',
          settings: { size: clipSize(asset) },
          references,
        },
      };
    case 'model3d':
      return { order: { model: 'gesso-3d', prompt: prompt || 'A relief', settings: {}, references } };
  }
}

function edit(settings: CreateGeneration['settings'], prompt: string, references: readonly string[]): Work {
  return { order: { model: 'gesso-edit', prompt, settings, references: [...references] } };
}

/** The same order without its seed, several times. */
function variationsOf(asset: Asset, models: readonly Model[]): Work {
  if (!asset.model || !asset.prompt) {
    return { why: 'It was uploaded, so there are no words to vary. Ask the agent for something like it.' };
  }
  const model = models.find(({ key }) => key === asset.model);
  if (!model) return { why: 'Its model is not offered any more. Use its prompt with another one.' };
  if (!model.available) return { why: model.unavailableReason ?? `${model.name} cannot run here now.` };
  const { seed: _seed, ...settings } = asset.settings ?? {};
  const count = 'count' in (model.settingsSchema.properties ?? {}) ? { count: VARIATIONS } : {};
  return {
    order: {
      model: model.key,
      prompt: asset.prompt,
      settings: { ...settings, ...count },
      references: [...asset.parents],
    },
  };
}

function clipSize({ widthPx, heightPx }: Asset): string {
  const ratio = (widthPx ?? 1) / (heightPx ?? 1);
  return ratio > WIDE ? '1280x720' : ratio < 1 / WIDE ? '720x1280' : '960x960';
}

/** The middle of the place right beside an item, where what is made of it should lie. */
export function placeBeside({ x, y, width, height }: BoardItem): { readonly x: number; readonly y: number } {
  return { x: x + width + GAP + width / 2, y: y + height / 2 };
}
