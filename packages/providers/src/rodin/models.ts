import {
  choiceFactor,
  countSetting,
  type ModelDefinition,
  priceResults,
  readNumber,
  readSwitch,
  readText,
  seedSetting,
} from '@gesso/provider-kit';

/** The vendor's seeds are 16 bits wide. */
export const LARGEST_SEED = 65_535;

const PICTURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/**
 * Rodin (Hyper3D). The high pack adds two generations' worth of the vendor's credits.
 *
 * @see Hyper3D, API specification, Rodin generation.
 */
export const rodin: ModelDefinition = {
  key: 'rodin',
  name: 'Rodin',
  kind: 'model3d',
  vendor: 'rodin',
  vendorModel: 'Regular',
  licence: {
    id: 'hyper3d-copyright-licence',
    // Nobody has read them for this row, and what is not known is not safe to sell.
    commercialUse: false,
    url: 'https://hyper3d.ai/legal/copyright-license',
    readOn: null,
    terms: 'Private and public models differ by the plan at the vendor.',
  },
  promptMaxCharacters: 2_000,
  references: { least: 0, most: 5, kinds: ['image'] },
  findFault: ({ references }) =>
    references.every(({ mimeType }) => PICTURE_TYPES.has(mimeType))
      ? undefined
      : 'Rodin takes pictures as PNG, JPEG or WebP.',
  settingsSchema: {
    type: 'object',
    properties: {
      tier: {
        type: 'string',
        title: 'Kind of surface',
        enum: ['Sketch', 'Regular', 'Detail', 'Smooth', 'Gen-2'],
        default: 'Regular',
      },
      quality: {
        type: 'string',
        title: 'Detail',
        enum: ['extra-low', 'low', 'medium', 'high'],
        default: 'medium',
        'x-labels': ['Very low', 'Low', 'Medium', 'High'],
      },
      material: {
        type: 'string',
        title: 'Material',
        enum: ['PBR', 'Shaded', 'All'],
        default: 'PBR',
        'x-labels': ['Physical', 'Shaded', 'Both'],
      },
      meshMode: { type: 'string', title: 'Mesh', enum: ['Quad', 'Raw'], default: 'Quad', 'x-advanced': true },
      conditionMode: {
        type: 'string',
        title: 'Several pictures show',
        enum: ['concat', 'fuse'],
        default: 'concat',
        'x-labels': ['One thing from several sides', 'Things to fuse into one'],
        'x-advanced': true,
      },
      originalAlpha: {
        type: 'boolean',
        title: 'Keep to the transparency of the pictures',
        default: false,
        'x-advanced': true,
      },
      tPose: { type: 'boolean', title: 'Figures in T-pose', default: false, 'x-advanced': true },
      highPack: {
        type: 'boolean',
        title: '4K textures, many more faces',
        default: false,
        'x-advanced': true,
      },
      count: countSetting,
      seed: seedSetting(LARGEST_SEED),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 46_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Rodin 3D model',
      baseMillicredits,
      factors: [
        ...choiceFactor(readText(settings, 'tier'), {
          Sketch: { label: 'sketch', times: 3, per: 4 },
          Detail: { label: 'Detailed surface', times: 5, per: 4 },
          'Gen-2': { label: 'Generation 2', times: 3, per: 2 },
        }),
        ...choiceFactor(readText(settings, 'quality'), { high: { label: 'High detail', times: 5, per: 4 } }),
        ...choiceFactor(readText(settings, 'material'), { All: { label: 'Both materials', times: 5, per: 4 } }),
        ...(readSwitch(settings, 'highPack') ? [{ label: 'High pack', times: 3, per: 1 }] : []),
      ],
    }),
  resultSize: () => ({ widthPx: 1024, heightPx: 1024 }),
  usualMs: () => 150_000,
  retiresOn: null,
};
