import type { Settings } from '@gesso/contract';
import { colorOfWord } from '@gesso/procedural';
import { type GenerationRequest, type Reference, readNumber, readText } from '@gesso/provider-kit';
import type { WorkOrder } from '../do-work.ts';
import type { EditOrder } from './edit-picture.ts';
import { type PictureStep, refuse } from './picture-step.ts';

/**
 * The one order that a request to change a picture stands for; reads its references.
 *
 * @throws KitError `invalid-settings` without a picture, without an instruction, or for settings that say too little.
 */
export async function toEditOrders(
  request: GenerationRequest,
): Promise<readonly Extract<WorkOrder, { kind: 'edit' }>[]> {
  const { settings, references, prompt } = request;
  const [picture, mask, other] = references;
  if (picture === undefined) throw refuse('Give the picture to change as reference.');
  for (const [index, reference] of references.entries()) {
    if (!reference.mimeType.startsWith('image/')) throw refuse(`Reference ${index + 1} is no picture.`);
  }
  // The same change of the same picture is the same picture, so nobody is charged for it twice.
  if (request.count !== 1) throw refuse('An edit has one result: set count to 1.');
  const change = toChange(settings, prompt);
  return [
    {
      kind: 'edit',
      picture: await picture.read(),
      scene: picture.scene,
      title: picture.title.slice(0, 200),
      mask: await bytesOf(mask),
      other: await bytesOf(other),
      change,
    },
  ];
}

function toChange(settings: Settings, prompt: string): EditOrder['change'] {
  const operation = readText(settings, 'operation');
  const isWithinMask = operation === 'mask' && readText(settings, 'inside') === 'prompt';
  if (operation !== 'prompt' && !isWithinMask) return { steps: toSteps(settings, operation) };
  if (prompt.trim() === '') throw refuse('Say in the prompt what to change, or choose an operation.');
  return isWithinMask ? { words: prompt, isWithinMask } : { words: prompt };
}

async function bytesOf(reference: Reference | undefined): Promise<Uint8Array | null> {
  return reference === undefined ? null : reference.read();
}

/** The steps of one operation chosen from the list. */
export function toSteps(settings: Settings, operation: string): readonly PictureStep[] {
  const sides = sidesOf(settings);
  const aspect = aspectOf(readText(settings, 'aspect'));
  switch (operation) {
    case 'crop':
      return [aspect === undefined ? { do: 'crop', box: boxOf(settings) } : { do: 'crop', aspect }];
    case 'resize':
      return [{ do: 'resize', ...sides }];
    case 'expand':
      return [
        {
          do: 'expand',
          color: colorOf(settings, 'color', '#ffffff', ['transparent']),
          ...(aspect === undefined ? sides : { aspect }),
        },
      ];
    case 'background':
      return [{ do: 'background', color: colorOf(settings, 'color', '#ffffff', ['transparent', 'blur']) }];
    case 'adjust':
      return adjustments(settings);
    case 'blur':
    case 'sharpen':
      return [{ do: operation, amount: readNumber(settings, 'strength') }];
    case 'upscale':
      return [{ do: 'upscale', factor: readNumber(settings, 'factor') }];
    case 'trim':
      return [{ do: 'trim' }];
    case 'mask':
      return [maskStep(settings)];
    case 'palette':
    case 'trace':
      return [{ do: operation, colors: readNumber(settings, 'colors') }];
    default:
      throw refuse(`There is no operation ${operation}.`);
  }
}

function maskStep(settings: Settings): PictureStep {
  const inside = readText(settings, 'inside');
  // One of the enum's values; the setting was parsed against it.
  return {
    do: 'mask',
    inside: inside as 'keep' | 'color' | 'blur' | 'picture',
    color: colorOf(settings, 'color', '#ffffff', ['transparent']),
  };
}

function adjustments(settings: Settings): readonly PictureStep[] {
  const value = (name: string): number => readNumber(settings, name);
  const effect = readText(settings, 'effect');
  const step: PictureStep = {
    do: 'adjust',
    brightness: value('brightness'),
    contrast: value('contrast'),
    saturation: effect === 'grayscale' ? -100 : value('saturation'),
    temperature: value('temperature'),
    hue: value('hue'),
    isInverted: effect === 'invert',
  };
  if (effect === 'duotone') {
    const dark = colorOf(settings, 'darkColor', '#16264f', []);
    return [step, { do: 'duotone', dark, light: colorOf(settings, 'lightColor', '#f7eed9', []) }];
  }
  const isAnything = Object.values(step).some((part) => part === true || (typeof part === 'number' && part !== 0));
  if (!isAnything) throw refuse('Adjusting needs brightness, contrast, saturation, temperature, hue or an effect.');
  return [step];
}

/** A colour setting as `#rrggbb` or one of the words it may also be. */
function colorOf(settings: Settings, name: string, usual: string, words: readonly string[]): string {
  const said = readText(settings, name).trim().toLowerCase();
  if (said === '') return usual;
  const color = words.includes(said) ? said : colorOfWord(said);
  if (color !== undefined) return color;
  throw refuse(
    `The setting ${name} must be a colour such as #ff8800 or navy${words.map((word) => `, or ${word}`).join('')}.`,
  );
}

function boxOf(settings: Settings) {
  const { widthPx, heightPx, leftPx, topPx } = settings;
  if (typeof widthPx !== 'number' || typeof heightPx !== 'number')
    throw refuse('Cropping needs a proportion, or width and height.');
  return {
    left: typeof leftPx === 'number' ? leftPx : 0,
    top: typeof topPx === 'number' ? topPx : 0,
    width: widthPx,
    height: heightPx,
  };
}

function sidesOf({ widthPx, heightPx }: Settings) {
  return {
    ...(typeof widthPx === 'number' ? { widthPx } : {}),
    ...(typeof heightPx === 'number' ? { heightPx } : {}),
  };
}

function aspectOf(words: string): number | undefined {
  const [width, height] = words.split(':').map(Number);
  return width === undefined || height === undefined ? undefined : width / height;
}
