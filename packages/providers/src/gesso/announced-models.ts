import {
  areaFactor,
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  readNumber,
  readText,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from './gesso-licence.ts';

const USUAL_VIDEO_SIZE = '1280x720';

const videoSize = {
  type: 'string',
  title: 'Size',
  enum: [USUAL_VIDEO_SIZE, '720x1280', '960x960', '1920x1080', '1080x1920'],
  default: USUAL_VIDEO_SIZE,
  'x-labels': ['Landscape 720p', 'Portrait 720p', 'Square', 'Landscape 1080p', 'Portrait 1080p'],
} as const;

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
