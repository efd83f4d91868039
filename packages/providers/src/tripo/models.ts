import type { Settings } from '@gesso/contract';
import {
  choiceFactor,
  countSetting,
  type ModelDefinition,
  type OrderToCheck,
  type PriceFactor,
  priceResults,
  readNumber,
  readSwitch,
  readText,
  seedSetting,
} from '@gesso/provider-kit';

/** What the vendor calls the formats that it takes pictures in. */
export const pictureTypes: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
]);

/** Views of one thing, in the vendor's order: front, left, back, right. */
export const MOST_VIEWS = 4;

/** The first version whose geometry can be made in detail. */
const DETAILED_FROM = 'v3.0-20250812';
const VERSIONS = ['v2.5-20250123', DETAILED_FROM, 'v3.1-20260211'];

/** Faces up to which the table's price holds. */
const USUAL_FACES = 50_000;

/**
 * Tripo. Quads are left out, since with them the vendor answers FBX instead of GLB.
 *
 * @see Tripo, v2 task API, text_to_model: prompts up to 1,024 characters.
 */
export const tripo: ModelDefinition = {
  key: 'tripo',
  name: 'Tripo',
  kind: 'model3d',
  vendor: 'tripo',
  vendorModel: 'v2.5-20250123',
  licence: {
    id: 'tripo-paid-terms',
    commercialUse: true,
    url: 'https://www.tripo3d.ai/terms',
    readOn: '2026-11-22',
    terms: 'Of a paid account; a free one’s models are for personal use.',
  },
  promptMaxCharacters: 1_024,
  // With pictures the vendor goes by them alone: one, or the views from the front, the left, the back and the right.
  references: { least: 0, most: MOST_VIEWS, kinds: ['image'] },
  findFault: findTripoFault,
  settingsSchema: {
    type: 'object',
    properties: {
      texture: { type: 'boolean', title: 'Texture', default: true },
      pbr: { type: 'boolean', title: 'Physical materials', default: true },
      version: {
        type: 'string',
        title: 'Version',
        enum: VERSIONS,
        default: 'v2.5-20250123',
        'x-labels': ['2.5', '3.0', '3.1'],
        'x-advanced': true,
      },
      geometryQuality: {
        type: 'string',
        title: 'Geometry',
        description: 'In detail from version 3.0 on.',
        enum: ['standard', 'detailed'],
        default: 'standard',
        'x-labels': ['Standard', 'Detailed'],
        'x-advanced': true,
      },
      textureQuality: {
        type: 'string',
        title: 'Texture quality',
        enum: ['standard', 'detailed'],
        default: 'standard',
        'x-labels': ['Standard', 'Detailed'],
      },
      faceLimit: {
        type: 'integer',
        title: 'Most faces',
        minimum: 1_000,
        maximum: 200_000,
        default: 20_000,
        'x-advanced': true,
      },
      autoSize: { type: 'boolean', title: 'Real-world size', default: false, 'x-advanced': true },
      negativePrompt: { type: 'string', title: 'Leave out', maxLength: 255, default: '', 'x-advanced': true },
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 46_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Tripo 3D model',
      baseMillicredits,
      factors: [
        ...textureFactors(settings),
        ...choiceFactor(readText(settings, 'geometryQuality'), {
          detailed: { label: 'Detailed geometry', times: 3, per: 2 },
        }),
        faceFactor(readNumber(settings, 'faceLimit')),
      ],
    }),
  resultSize: () => ({ widthPx: 1024, heightPx: 1024 }),
  usualMs: () => 90_000,
  retiresOn: null,
};

function findTripoFault({ settings, references }: OrderToCheck): string | undefined {
  const isDetailed = readText(settings, 'geometryQuality') === 'detailed';
  if (isDetailed && VERSIONS.indexOf(readText(settings, 'version')) < VERSIONS.indexOf(DETAILED_FROM)) {
    return 'Tripo makes detailed geometry from version 3.0 on; choose 3.0 or 3.1.';
  }
  return references.every(({ mimeType }) => pictureTypes.has(mimeType))
    ? undefined
    : 'Tripo takes pictures as PNG, JPEG or WebP.';
}

/** Without a texture its quality does not matter, so it is not charged either. */
function textureFactors(settings: Settings): readonly PriceFactor[] {
  if (!readSwitch(settings, 'texture')) return [{ label: 'no texture', times: 3, per: 4 }];
  return choiceFactor(readText(settings, 'textureQuality'), {
    detailed: { label: 'Detailed texture', times: 5, per: 4 },
  });
}

function faceFactor(faces: number): PriceFactor {
  return { label: `Up to ${faces} faces`, times: faces > USUAL_FACES ? 5 : 4, per: 4 };
}
