import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  readNumber,
  readText,
  seedSetting,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from './gesso-licence.ts';

const USUAL_VIDEO_SIZE = '1280x720';

/** Seconds that the table's price is for. */
const USUAL_SECONDS = 5;

const videoSize = {
  type: 'string',
  title: 'Size',
  enum: [USUAL_VIDEO_SIZE, '720x1280', '960x960', '1920x1080', '1080x1920'],
  default: USUAL_VIDEO_SIZE,
  'x-labels': ['Landscape 720p', 'Portrait 720p', 'Square', 'Landscape 1080p', 'Portrait 1080p'],
} as const;

/** A design that moves: parallax, kinetic type, camera. */
export const gessoVideo: ModelDefinition = {
  key: 'gesso-video',
  name: 'Gesso video',
  kind: 'video',
  vendor: 'gesso',
  vendorModel: 'gesso-video-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  settingsSchema: {
    type: 'object',
    properties: {
      size: videoSize,
      duration: { type: 'integer', title: 'Length', minimum: 2, maximum: 20, default: USUAL_SECONDS, 'x-unit': 's' },
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 4_000,
  price: (settings, baseMillicredits) => {
    const seconds = readNumber(settings, 'duration');
    return priceResults({
      count: readNumber(settings, 'count'),
      label: 'Gesso video',
      baseMillicredits,
      factors: [
        areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_VIDEO_SIZE)),
        { label: `${seconds} s`, times: seconds, per: USUAL_SECONDS },
      ],
    });
  },
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: (settings) => readNumber(settings, 'duration') * 3_000,
  retiresOn: null,
};

/** A mesh: the relief of a subject, a parametric recipe, or extruded type. */
export const gesso3d: ModelDefinition = {
  key: 'gesso-3d',
  name: 'Gesso 3D',
  kind: 'model3d',
  vendor: 'gesso',
  vendorModel: 'gesso-3d-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  settingsSchema: {
    type: 'object',
    properties: {
      detail: {
        type: 'string',
        title: 'Detail',
        enum: ['draft', 'standard', 'fine'],
        default: 'standard',
        'x-labels': ['Draft', 'Standard', 'Fine'],
      },
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
  usualMs: () => 5_000,
  retiresOn: null,
};

/** Clips joined into one file. Inside a run of the agent it costs only its deliverable's processing. */
export const gessoCombine: ModelDefinition = {
  key: 'gesso-combine',
  name: 'Gesso combined video',
  kind: 'video',
  vendor: 'gesso',
  vendorModel: 'gesso-combine-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  settingsSchema: {
    type: 'object',
    properties: {
      size: videoSize,
      transition: {
        type: 'string',
        title: 'Transition',
        enum: ['cut', 'fade'],
        default: 'fade',
        'x-labels': ['Cut', 'Fade'],
      },
      count: countSetting,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 4_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Combined video',
      baseMillicredits,
      factors: [areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_VIDEO_SIZE))],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 20_000,
  retiresOn: null,
};
