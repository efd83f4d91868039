import type { Settings } from '@gesso/contract';
import { type CarriedModel, type OrderToCheck, parseSize, readNumber, readSwitch, readText } from '@gesso/provider-kit';

/** What a route is given: settings are those of the vendor's own row. */
export type FalOrder = {
  readonly prompt: string;
  readonly settings: Settings;
  /** As `data:` addresses. */
  readonly pictures: readonly string[];
  readonly seed: number;
};

export type FalRequest = {
  /** Path of the model behind the queue's address. */
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** A model that fal runs too: the row it belongs to, what fal cannot do of it, and how fal wants it ordered. */
export type FalRoute = CarriedModel & { readonly write: (order: FalOrder) => FalRequest };

const licence = {
  id: 'fal-terms',
  commercialUse: true,
  url: 'https://fal.ai/terms',
  readOn: '2026-11-22',
  terms: 'Of the paid API, whose host holds the licence of the weights.',
};

const PICTURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

function findPictureFault(references: OrderToCheck['references']): string | undefined {
  return references.every(({ mimeType }) => PICTURE_TYPES.has(mimeType))
    ? undefined
    : 'fal takes pictures as PNG, JPEG or WebP.';
}

const fluxInput = ({ prompt, settings, seed }: FalOrder) => {
  const { widthPx: width, heightPx: height } = parseSize(readText(settings, 'size'));
  const output_format = readText(settings, 'outputFormat');
  return { prompt, image_size: { width, height }, num_images: 1, seed, output_format };
};

const fluxDev: FalRoute = {
  key: 'flux-dev',
  vendorModel: 'fal-ai/flux/dev',
  licence,
  findFault: ({ settings }) => {
    if (readSwitch(settings, 'promptUpsampling')) return 'fal does not enrich prompts for Flux dev.';
    if (readNumber(settings, 'safetyTolerance') !== 2)
      return 'fal takes no other safety tolerance for Flux dev than 2.';
    return undefined;
  },
  write: (order) => ({
    path: '/fal-ai/flux/dev',
    input: {
      ...fluxInput(order),
      num_inference_steps: readNumber(order.settings, 'steps'),
      guidance_scale: Number(readText(order.settings, 'guidance')),
      enable_safety_checker: true,
    },
  }),
};

const fluxPro: FalRoute = {
  key: 'flux-pro',
  vendorModel: 'fal-ai/flux-pro/v1.1',
  licence,
  findFault: ({ settings }) =>
    readNumber(settings, 'safetyTolerance') < 1 ? 'fal takes a safety tolerance of at least 1.' : undefined,
  write: (order) => ({
    path: '/fal-ai/flux-pro/v1.1',
    input: {
      ...fluxInput(order),
      safety_tolerance: String(readNumber(order.settings, 'safetyTolerance')),
      enhance_prompt: readSwitch(order.settings, 'promptUpsampling'),
    },
  }),
};

/** What the row starts with; fal has no such setting for Recraft. */
const RECRAFT_LEVEL = 2;

const recraft: FalRoute = {
  key: 'recraft-v3',
  vendorModel: 'fal-ai/recraft/v3/text-to-image',
  licence,
  findFault: ({ settings }) => {
    if (readText(settings, 'style') === 'logo_raster') return 'fal draws no logos by Recraft.';
    const isPlain = readNumber(settings, 'artisticLevel') === RECRAFT_LEVEL && !readSwitch(settings, 'noText');
    if (!isPlain || readText(settings, 'negativePrompt') !== '') {
      return 'fal takes no style complexity and nothing to leave out for Recraft.';
    }
    return readText(settings, 'backgroundColor') === ''
      ? undefined
      : 'fal takes no colour of the background for Recraft.';
  },
  write: ({ prompt, settings }) => {
    const { widthPx: width, heightPx: height } = parseSize(readText(settings, 'size'));
    const styleId = readText(settings, 'styleId');
    const colors = readText(settings, 'colors').split(' ').filter(Boolean).map(toRgb);
    const style = styleId === '' ? { style: readText(settings, 'style') } : { style_id: styleId };
    const input = { prompt, image_size: { width, height }, ...style, ...(colors.length === 0 ? {} : { colors }) };
    return { path: '/fal-ai/recraft/v3/text-to-image', input };
  },
};

/** `#rrggbb` as fal writes a colour. */
function toRgb(color: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return { r, g, b };
}

const kling: FalRoute = {
  key: 'kling-1.6-pro',
  vendorModel: 'fal-ai/kling-video/v1.6',
  licence,
  findFault: ({ settings, references }) => {
    if (references.length > 1 && readText(settings, 'mode') !== 'pro') {
      return 'Kling 1.6 takes a last picture in pro mode only.';
    }
    if (readText(settings, 'camera') !== 'free') return 'fal moves no camera for Kling but by the prompt.';
    return findPictureFault(references);
  },
  write: ({ prompt, settings, pictures: [first, last] }) => {
    const leftOut = readText(settings, 'negativePrompt').trim();
    const shared = {
      prompt,
      duration: readText(settings, 'duration'),
      cfg_scale: readNumber(settings, 'cfgPercent') / 100,
      ...(leftOut === '' ? {} : { negative_prompt: leftOut }),
    };
    const path = `/fal-ai/kling-video/v1.6/${readText(settings, 'mode') === 'pro' ? 'pro' : 'standard'}`;
    if (first === undefined) {
      const input = { ...shared, aspect_ratio: readText(settings, 'aspectRatio') };
      return { path: `${path}/text-to-video`, input };
    }
    const tail = last === undefined ? {} : { tail_image_url: last };
    return { path: `${path}/image-to-video`, input: { ...shared, image_url: first, ...tail } };
  },
};

const hailuo: FalRoute = {
  key: 'hailuo-01',
  vendorModel: 'fal-ai/minimax/video-01',
  licence,
  findFault: ({ settings, references }) => {
    if (readSwitch(settings, 'watermark')) return 'fal adds no watermark of the vendor.';
    if (readText(settings, 'pictureAs') !== 'first') return 'fal takes a picture for Hailuo 01 as its first alone.';
    const isDirected = readSwitch(settings, 'director');
    if (isDirected && references.length > 0) return 'fal follows camera commands without a picture only.';
    return findPictureFault(references);
  },
  write: ({ prompt, settings, pictures: [first] }) => {
    const input = { prompt, prompt_optimizer: readSwitch(settings, 'promptOptimizer') };
    if (first !== undefined) {
      return { path: '/fal-ai/minimax/video-01/image-to-video', input: { ...input, image_url: first } };
    }
    const model = readSwitch(settings, 'director') ? 'video-01-director' : 'video-01';
    return { path: `/fal-ai/minimax/${model}`, input };
  },
};

const rodin: FalRoute = {
  key: 'rodin',
  vendorModel: 'fal-ai/hyper3d/rodin',
  // Hyper3D's own terms apply as well, and nobody has read them for this row.
  licence: { ...licence, commercialUse: false, readOn: null },
  findFault: ({ settings, references }) => {
    if (!['Regular', 'Sketch'].includes(readText(settings, 'tier'))) return 'fal runs Rodin as Regular or Sketch only.';
    const isPlain = readText(settings, 'meshMode') === 'Quad' && !readSwitch(settings, 'tPose');
    if (!isPlain || readSwitch(settings, 'highPack')) return 'fal takes no raw mesh, T-pose or high pack for Rodin.';
    const isUsual = readText(settings, 'conditionMode') === 'concat' && !readSwitch(settings, 'originalAlpha');
    return isUsual ? findPictureFault(references) : 'fal fuses no pictures and keeps to no transparency for Rodin.';
  },
  write: ({ prompt, settings, pictures, seed }) => ({
    path: '/fal-ai/hyper3d/rodin',
    input: {
      prompt,
      ...(pictures.length === 0 ? {} : { input_image_urls: pictures }),
      tier: readText(settings, 'tier'),
      quality: readText(settings, 'quality'),
      material: readText(settings, 'material'),
      geometry_file_format: 'glb',
      seed: seed % RODIN_SEEDS,
    },
  }),
};

const tripo: FalRoute = {
  key: 'tripo',
  vendorModel: 'tripo3d/tripo/v2.5/image-to-3d',
  licence,
  needsReference: true,
  findFault: ({ settings, references }) => {
    if (references.length !== 1) return 'fal makes models by Tripo of one picture.';
    const isPlain =
      readText(settings, 'version') === TRIPO_VERSION && readText(settings, 'geometryQuality') === 'standard';
    return isPlain ? findPictureFault(references) : 'fal runs Tripo 2.5 with standard geometry only.';
  },
  write: ({ settings, pictures: [picture], seed }) => {
    const texture = readSwitch(settings, 'texture');
    const quality = readText(settings, 'textureQuality') === 'detailed' ? 'HD' : 'standard';
    return {
      path: '/tripo3d/tripo/v2.5/image-to-3d',
      input: {
        image_url: picture,
        texture: texture ? quality : 'no',
        pbr: texture && readSwitch(settings, 'pbr'),
        face_limit: readNumber(settings, 'faceLimit'),
        auto_size: readSwitch(settings, 'autoSize'),
        seed,
        texture_seed: seed,
      },
    };
  },
};

/** The one version that fal's path names. */
const TRIPO_VERSION = 'v2.5-20250123';

/** Rodin's seeds are 16 bits wide. */
const RODIN_SEEDS = 65_536;

/** By the catalogue key of the vendor's own row. */
export const FAL_ROUTES: readonly FalRoute[] = [fluxDev, fluxPro, recraft, kling, hailuo, tripo, rodin];
