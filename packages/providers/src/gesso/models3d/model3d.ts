import { BASES, DETAIL_LEVELS, MATERIALS, PALETTES, SHAPES } from '@gesso/procedural';
import {
  choiceFactor,
  countSetting,
  type ModelDefinition,
  priceResults,
  readNumber,
  readText,
  seedSetting,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from '../gesso-licence.ts';

/** Sides that the picture of a model can be taken from; automatic is the side that its shape shows best. */
export const CAMERAS = [
  { id: 'auto', label: 'Automatic' },
  { id: 'front', label: 'Front', view: { turnDeg: 0, riseDeg: 8 } },
  { id: 'three-quarter', label: 'Three quarters', view: { turnDeg: 35, riseDeg: 22 } },
  { id: 'side', label: 'Side', view: { turnDeg: 80, riseDeg: 12 } },
  { id: 'above', label: 'From above', view: { turnDeg: 25, riseDeg: 55 } },
] as const;

/** A list of ids and labels as a setting of choices. */
const choice = (title: string, list: readonly { readonly id: string; readonly label: string }[], description: string) =>
  ({
    type: 'string',
    title,
    description,
    enum: list.map(({ id }) => id),
    default: list[0]!.id,
    'x-labels': list.map(({ label }) => label),
  }) as const;

/** A mesh: the relief of a subject, a parametric recipe, or extruded type. Runs without anybody's key. */
export const gesso3d: ModelDefinition = {
  key: 'gesso-3d',
  name: 'Gesso 3D',
  kind: 'model3d',
  vendor: 'gesso',
  vendorModel: 'gesso-3d-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  references: { least: 0, most: 1, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      shape: choice('Shape', SHAPES, 'What to make. Automatic reads it from the prompt.'),
      detail: {
        type: 'string',
        title: 'Detail',
        description: 'How fine curves and edges are, and how large the label’s picture is.',
        enum: DETAIL_LEVELS.map(({ id }) => id),
        default: 'standard',
        'x-labels': DETAIL_LEVELS.map(({ label }) => label),
      },
      material: choice('Material', MATERIALS, 'What the surface is like.'),
      palette: {
        type: 'string',
        title: 'Palette',
        enum: [...PALETTES],
        default: 'auto',
        'x-labels': PALETTES.map((name) => name[0]!.toUpperCase() + name.slice(1)),
      },
      base: choice('Base', BASES, 'What a relief or letters stand on.'),
      label: {
        type: 'boolean',
        title: 'Label',
        description: 'A picture on mugs, bottles, boxes and signs.',
        default: true,
      },
      camera: choice('Camera', CAMERAS, 'From where its picture is taken; the model itself can be turned.'),
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 4_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Gesso 3D model',
      baseMillicredits,
      factors: choiceFactor(readText(settings, 'detail'), {
        draft: { label: 'draft', times: 1, per: 2 },
        fine: { label: 'Fine detail', times: 3, per: 2 },
      }),
    }),
  resultSize: () => ({ widthPx: 1024, heightPx: 1024 }),
  usualMs: () => 2_000,
  retiresOn: null,
};
