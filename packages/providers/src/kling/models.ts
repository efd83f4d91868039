import {
  choiceFactor,
  countSetting,
  type ModelDefinition,
  priceResults,
  type ResultSize,
  readNumber,
  readText,
} from '@gesso/provider-kit';
import { CAMERA_AXES, CAMERA_MOVES } from './kling-camera.ts';
import { findKlingFault } from './kling-limits.ts';

const SIZES: Readonly<Record<string, ResultSize>> = {
  '16:9': { widthPx: 1920, heightPx: 1080 },
  '9:16': { widthPx: 1080, heightPx: 1920 },
  '1:1': { widthPx: 1440, heightPx: 1440 },
};

/**
 * Kling 1.6. The table's price is that of a 5 s clip in pro mode; standard costs 20 where pro costs 36.
 *
 * @see Kling, text to video: `mode`, `duration` as text, prompts up to 2,500 characters. No seed.
 */
export const kling16Pro: ModelDefinition = {
  key: 'kling-1.6-pro',
  name: 'Kling 1.6 pro',
  kind: 'video',
  vendor: 'kling',
  vendorModel: 'kling-v1-6',
  licence: {
    id: 'kling-api-terms',
    commercialUse: true,
    url: 'https://app.klingai.com/global/docs/user-policy',
    readOn: '2026-11-22',
    terms: 'Of the paid API; limits on politics and likenesses apply.',
  },
  promptMaxCharacters: 2_500,
  // The first picture of the clip, and in pro mode its last.
  references: { least: 0, most: 2, kinds: ['image'] },
  findFault: findKlingFault,
  settingsSchema: {
    type: 'object',
    properties: {
      mode: {
        type: 'string',
        title: 'Mode',
        enum: ['std', 'pro'],
        default: 'pro',
        'x-labels': ['Standard', 'Pro'],
      },
      duration: {
        type: 'string',
        title: 'Length',
        enum: ['5', '10'],
        default: '5',
        'x-labels': ['5 s', '10 s'],
      },
      aspectRatio: { type: 'string', title: 'Aspect ratio', enum: Object.keys(SIZES), default: '16:9' },
      cfgPercent: {
        type: 'integer',
        title: 'Faithfulness to the prompt',
        minimum: 0,
        maximum: 100,
        default: 50,
        'x-unit': '%',
        'x-advanced': true,
      },
      negativePrompt: { type: 'string', title: 'Leave out', maxLength: 2_500, default: '', 'x-advanced': true },
      camera: {
        type: 'string',
        title: 'Camera',
        description: 'Moves the camera along the way that you choose.',
        enum: ['free', ...CAMERA_AXES, ...CAMERA_MOVES],
        default: 'free',
        'x-labels': [
          'As the prompt says',
          ...['Sideways', 'Up and down', 'Turn up and down', 'Turn sideways', 'Roll', 'Zoom'],
          ...['Down and back', 'Forward and up', 'Right turn, forward', 'Left turn, forward'],
        ],
        'x-advanced': true,
      },
      cameraAmount: {
        type: 'integer',
        title: 'How far along one axis',
        description: 'Below 0 the other way. Not for the four moves that have a way of their own.',
        minimum: -10,
        maximum: 10,
        default: 5,
        'x-advanced': true,
      },
      count: countSetting,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 36_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Kling 1.6',
      baseMillicredits,
      factors: [
        ...choiceFactor(readText(settings, 'mode'), { std: { label: 'standard mode', times: 20, per: 36 } }),
        ...choiceFactor(readText(settings, 'duration'), { '10': { label: '10 s instead of 5 s', times: 2, per: 1 } }),
      ],
    }),
  resultSize: (settings) => {
    const { widthPx, heightPx } = SIZES[readText(settings, 'aspectRatio')]!;
    if (readText(settings, 'mode') === 'pro') return { widthPx, heightPx };
    // Standard mode gives 720p where pro gives 1080p.
    return { widthPx: (widthPx * 2) / 3, heightPx: (heightPx * 2) / 3 };
  },
  usualMs: () => 300_000,
  retiresOn: null,
};
