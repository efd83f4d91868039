import { TRANSITIONS } from '@gesso/procedural';
import { MUSIC_KEYS, MUSIC_MOODS } from '@gesso/procedural/music';
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
import { GESSO_LICENCE } from '../gesso-licence.ts';

const USUAL_SIZE = '1280x720';

const TEMPOS = ['60', '75', '90', '105', '120', '135', '150'] as const;

const capitalise = (word: string) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;

/**
 * Clips, designs and stills joined into one film with titles and music. Inside a run of the agent it costs only its
 * deliverable's processing.
 */
export const gessoCombine: ModelDefinition = {
  key: 'gesso-combine',
  name: 'Gesso combined video',
  kind: 'video',
  vendor: 'gesso',
  vendorModel: 'gesso-combine-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  isPromptOptional: true,
  references: { least: 1, most: 16, kinds: ['video', 'image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      size: {
        type: 'string',
        title: 'Size',
        enum: [USUAL_SIZE, '720x1280', '960x960', '1920x1080', '1080x1920'],
        default: USUAL_SIZE,
        'x-labels': ['Landscape 720p', 'Portrait 720p', 'Square', 'Landscape 1080p', 'Portrait 1080p'],
      },
      transition: {
        type: 'string',
        title: 'Transition',
        enum: TRANSITIONS.map(({ id }) => id),
        default: 'fade',
        'x-labels': TRANSITIONS.map(({ label }) => label),
      },
      music: {
        type: 'string',
        title: 'Music',
        description: 'Played by Gesso itself. Automatic reads the mood from the prompt.',
        enum: ['auto', 'none', ...MUSIC_MOODS],
        default: 'auto',
        'x-labels': ['Automatic', 'None', ...MUSIC_MOODS.map(capitalise)],
      },
      stillSeconds: {
        type: 'integer',
        title: 'Pictures stay',
        minimum: 2,
        maximum: 10,
        default: 4,
        'x-unit': 's',
      },
      count: countSetting,
      seed: seedSetting(),
      fps: {
        type: 'string',
        title: 'Frames a second',
        enum: ['24', '30'],
        default: '24',
        'x-advanced': true,
      },
      format: {
        type: 'string',
        title: 'File',
        enum: ['mp4', 'webm'],
        default: 'mp4',
        'x-labels': ['MP4', 'WebM'],
        'x-advanced': true,
      },
      key: {
        type: 'string',
        title: 'Key of the music',
        enum: ['auto', ...MUSIC_KEYS],
        default: 'auto',
        'x-labels': ['Automatic', ...MUSIC_KEYS],
        'x-advanced': true,
      },
      tempo: {
        type: 'string',
        title: 'Tempo of the music',
        description: 'Bent by a little, so that whole bars fill the film.',
        enum: ['auto', ...TEMPOS],
        default: 'auto',
        'x-labels': ['Automatic', ...TEMPOS.map((tempo) => `${tempo} beats a minute`)],
        'x-advanced': true,
      },
    },
    additionalProperties: false,
  },
  defaultMillicredits: 4_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Combined video',
      baseMillicredits,
      factors: [
        areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_SIZE)),
        ...choiceFactor(readText(settings, 'fps'), { '30': { label: '30 frames a second', times: 5, per: 4 } }),
      ],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 20_000,
  retiresOn: null,
};
