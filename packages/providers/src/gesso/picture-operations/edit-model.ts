import type { Settings } from '@gesso/contract';
import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  priceResults,
  type ResultSize,
  readNumber,
  readText,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from '../gesso-licence.ts';

/** The size that the table's price is for. */
const USUAL_SIZE: ResultSize = { widthPx: 1024, heightPx: 1024 };

export const EDIT_OPERATIONS = [
  ['prompt', 'As the prompt says'],
  ['crop', 'Crop'],
  ['resize', 'Resize'],
  ['expand', 'Expand canvas'],
  ['background', 'Change background'],
  ['adjust', 'Adjust colours'],
  ['blur', 'Blur'],
  ['sharpen', 'Sharpen'],
  ['upscale', 'Upscale'],
  ['trim', 'Trim edges'],
  ['mask', 'Change inside a mask'],
  ['palette', 'Show palette'],
  ['trace', 'Trace as vector'],
] as const;

/** Proportions to crop and expand to; `none` uses width and height. */
export const EDIT_ASPECTS = ['none', '1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '3:1'] as const;

/** Changes a picture: a design in its layers, any other by operations on its pixels. Runs without anybody's key. */
export const gessoEdit: ModelDefinition = {
  key: 'gesso-edit',
  name: 'Gesso edit',
  kind: 'image',
  vendor: 'gesso',
  vendorModel: 'gesso-edit-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 1_000,
  references: { least: 1, most: 3, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      operation: {
        type: 'string',
        title: 'Operation',
        description: 'The prompt can say it too: “crop to square, warmer”, “bigger headline”.',
        enum: EDIT_OPERATIONS.map(([id]) => id),
        default: 'prompt',
        'x-labels': EDIT_OPERATIONS.map(([, label]) => label),
      },
      aspect: {
        type: 'string',
        title: 'Proportion',
        description: 'To crop or expand to.',
        enum: [...EDIT_ASPECTS],
        default: 'none',
        'x-labels': ['By width and height', ...EDIT_ASPECTS.slice(1)],
      },
      widthPx: pixels('Width', 16, 4096),
      heightPx: pixels('Height', 16, 4096),
      leftPx: pixels('Left edge of the crop', 0, 16_384),
      topPx: pixels('Top edge of the crop', 0, 16_384),
      color: color(
        'Colour',
        'For backgrounds, borders and masks: a name, #rrggbb, “transparent”, or “blur” for a blurred background.',
      ),
      effect: {
        type: 'string',
        title: 'Colour effect',
        enum: ['none', 'grayscale', 'invert', 'duotone'],
        default: 'none',
        'x-labels': ['None', 'Black and white', 'Invert', 'Two colours'],
      },
      darkColor: color('Dark of two colours', 'A name or #rrggbb.'),
      lightColor: color('Light of two colours', 'A name or #rrggbb.'),
      brightness: amount('Brightness'),
      contrast: amount('Contrast'),
      saturation: amount('Saturation'),
      temperature: amount('Temperature'),
      hue: { ...amount('Hue'), minimum: -180, maximum: 180, 'x-unit': '°' },
      strength: {
        type: 'integer',
        title: 'Strength',
        description: 'Of blur and sharpening.',
        minimum: 1,
        maximum: 100,
        default: 40,
        'x-advanced': true,
      },
      factor: { type: 'integer', title: 'Upscale factor', minimum: 2, maximum: 8, default: 2, 'x-advanced': true },
      colors: {
        type: 'integer',
        title: 'Colours',
        description: 'How many a palette or a tracing may have.',
        minimum: 2,
        maximum: 24,
        default: 8,
        'x-advanced': true,
      },
      inside: {
        type: 'string',
        title: 'Inside the mask',
        enum: ['keep', 'color', 'blur', 'picture', 'prompt'],
        default: 'keep',
        'x-labels': [
          'Keep only this',
          'Fill with the colour',
          'Blur',
          'Put the third picture there',
          'As the prompt says',
        ],
        'x-advanced': true,
      },
      count: countSetting,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 500,
  price: (settings, baseMillicredits) => {
    const operation = readText(settings, 'operation');
    return priceResults({
      count: readNumber(settings, 'count'),
      label: 'Gesso edit',
      baseMillicredits,
      factors: [
        ...sizeFactor(settings),
        ...choiceFactor(operation, {
          mask: { label: 'Mask', times: 3, per: 2 },
          trace: { label: 'Tracing', times: 2, per: 1 },
          upscale: {
            label: `Upscale ${readNumber(settings, 'factor')} ×`,
            times: readNumber(settings, 'factor'),
            per: 2,
          },
        }),
      ],
    });
  },
  resultSize: askedSize,
  usualMs: () => 1_500,
  retiresOn: null,
};

/** Only sides larger than usual cost more; smaller ones are not cheaper to read and write. */
function sizeFactor(settings: Settings) {
  const { widthPx, heightPx } = askedSize(settings);
  return widthPx * heightPx > USUAL_SIZE.widthPx * USUAL_SIZE.heightPx
    ? [areaFactor({ widthPx, heightPx }, USUAL_SIZE)]
    : [];
}

/** What the placeholder looks like; the picture's own size is known only when it has been read. */
function askedSize({ widthPx, heightPx }: Settings): ResultSize {
  return {
    widthPx: typeof widthPx === 'number' ? widthPx : USUAL_SIZE.widthPx,
    heightPx: typeof heightPx === 'number' ? heightPx : USUAL_SIZE.heightPx,
  };
}

function pixels(title: string, minimum: number, maximum: number) {
  return { type: 'integer', title, minimum, maximum, 'x-unit': 'px', 'x-advanced': true } as const;
}

function amount(title: string) {
  return { type: 'integer', title, minimum: -100, maximum: 100, default: 0, 'x-advanced': true } as const;
}

function color(title: string, description: string) {
  return { type: 'string', title, description, maxLength: 20, default: '', 'x-advanced': true } as const;
}
