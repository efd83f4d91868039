import type { Settings } from '@gesso/contract';
import { DETAIL_LEVELS, MOTION_KINDS, PALETTES, STYLES } from '@gesso/procedural';
import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  type ResultSize,
  readNumber,
  readText,
  seedSetting,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from '../gesso-licence.ts';

/** What the table's price is for. */
const USUAL_SIZE = '1280x720';
const USUAL_SECONDS = 5;

/** How long a clip may be. */
export const VIDEO_SECONDS = { least: 2, most: 10 } as const;

/** Time per second of 720p at 24 frames on one core, measured with room to spare. */
const MS_PER_SECOND = 900;

/** A design that moves, a design of one's own set in motion, or a picture that a camera moves over. */
export const gessoVideo: ModelDefinition = {
  key: 'gesso-video',
  name: 'Gesso video',
  kind: 'video',
  vendor: 'gesso',
  vendorModel: 'gesso-video-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  references: { least: 0, most: 1, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      size: {
        type: 'string',
        title: 'Size',
        enum: [USUAL_SIZE, '720x1280', '960x960', '640x360', '1920x1080', '1080x1920', '1080x1080'],
        default: USUAL_SIZE,
        'x-labels': [
          'Landscape 720p',
          'Portrait 720p',
          'Square',
          'Landscape 360p',
          'Landscape 1080p',
          'Portrait 1080p',
          'Square 1080p',
        ],
      },
      duration: {
        type: 'integer',
        title: 'Length',
        minimum: VIDEO_SECONDS.least,
        maximum: VIDEO_SECONDS.most,
        default: USUAL_SECONDS,
        'x-unit': 's',
      },
      motion: {
        type: 'string',
        title: 'Motion',
        description: 'Auto reads it from the prompt: rain, night falls, rotating, typewriter.',
        enum: MOTION_KINDS.map(({ id }) => id),
        default: 'auto',
        'x-labels': MOTION_KINDS.map(({ label }) => label),
      },
      loop: {
        type: 'boolean',
        title: 'Loop',
        description: 'Ends as it begins, so that it can play over and over.',
        default: false,
      },
      style: {
        type: 'string',
        title: 'Style',
        enum: STYLES.map(({ id }) => id),
        default: 'auto',
        'x-labels': STYLES.map(({ label }) => label),
      },
      palette: {
        type: 'string',
        title: 'Palette',
        enum: [...PALETTES],
        default: 'auto',
        'x-labels': PALETTES.map((name) => name[0]!.toUpperCase() + name.slice(1)),
      },
      detail: {
        type: 'string',
        title: 'Detail',
        description: 'How many layers and ornaments the design gets.',
        enum: DETAIL_LEVELS.map(({ id }) => id),
        default: 'standard',
        'x-labels': DETAIL_LEVELS.map(({ label }) => label),
      },
      count: countSetting,
      seed: seedSetting(),
      fps: {
        type: 'string',
        title: 'Frames per second',
        enum: ['24', '30'],
        default: '24',
        'x-labels': ['24', '30'],
        'x-advanced': true,
      },
      format: {
        type: 'string',
        title: 'Format',
        enum: ['mp4', 'webm'],
        default: 'mp4',
        'x-labels': ['MP4 (H.264)', 'WebM (VP9)'],
        'x-advanced': true,
      },
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
        areaFactor(gessoVideoSize(settings), parseSize(USUAL_SIZE)),
        { label: `${seconds} s`, times: seconds, per: USUAL_SECONDS },
        ...choiceFactor(readText(settings, 'fps'), { '30': { label: '30 frames per second', times: 5, per: 4 } }),
        ...choiceFactor(readText(settings, 'detail'), {
          draft: { label: 'draft', times: 1, per: 2 },
          fine: { label: 'Fine detail', times: 3, per: 2 },
        }),
      ],
    });
  },
  resultSize: gessoVideoSize,
  usualMs: (settings) => {
    const { widthPx, heightPx } = gessoVideoSize(settings);
    const frames = readNumber(settings, 'duration') * (Number(readText(settings, 'fps')) / 24);
    return Math.ceil((frames * MS_PER_SECOND * widthPx * heightPx) / (1280 * 720)) + 1_000;
  },
  retiresOn: null,
};

/** The size in pixels that settings ask for. */
export function gessoVideoSize(settings: Settings): ResultSize {
  return parseSize(readText(settings, 'size'));
}
