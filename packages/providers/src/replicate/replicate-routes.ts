import type { Settings } from '@gesso/contract';
import { type CarriedModel, type OrderToCheck, parseSize, readNumber, readSwitch, readText } from '@gesso/provider-kit';

/** What a route is given: settings are those of the vendor's own row. */
export type ReplicateOrder = {
  readonly prompt: string;
  readonly settings: Settings;
  /** As `data:` addresses. */
  readonly pictures: readonly string[];
  readonly seed: number;
};

export type ReplicateRequest = {
  /** `owner/name`. */
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** A model that Replicate runs too: the row it belongs to, what cannot be ordered of it there, and how it is ordered. */
export type ReplicateRoute = CarriedModel & { readonly write: (order: ReplicateOrder) => ReplicateRequest };

/** Nobody has read Replicate's terms together with those of each model, so nothing that is made here counts as safe to sell. */
const licence = {
  id: 'replicate-terms',
  commercialUse: false,
  url: 'https://replicate.com/terms',
  readOn: null,
  terms: 'Of the paid API; the model’s own terms apply as well. Neither was read for this way.',
};

/** JPEG is called otherwise here, and WebP is what comes without a word. */
const formatOf = (settings: Settings) => (readText(settings, 'outputFormat') === 'jpeg' ? 'jpg' : 'png');

/** @see Replicate, flux-1.1-pro, input schema. Sides from 256 to 1440 in steps of 32, as the row has them. */
const fluxPro: ReplicateRoute = {
  key: 'flux-pro',
  vendorModel: 'black-forest-labs/flux-1.1-pro',
  licence,
  findFault: ({ settings }) =>
    readNumber(settings, 'safetyTolerance') < 1 ? 'Replicate takes a safety tolerance of at least 1.' : undefined,
  write: ({ prompt, settings, seed }) => {
    const { widthPx: width, heightPx: height } = parseSize(readText(settings, 'size'));
    const input = {
      prompt,
      aspect_ratio: 'custom',
      width,
      height,
      seed,
      safety_tolerance: readNumber(settings, 'safetyTolerance'),
      prompt_upsampling: readSwitch(settings, 'promptUpsampling'),
      output_format: formatOf(settings),
    };
    return { model: 'black-forest-labs/flux-1.1-pro', input };
  },
};

/** Flux dev is ordered by its shape; these shapes give a size of the row. @see github.com/replicate/cog-flux, predict.py. */
const FLUX_DEV_SHAPES: Readonly<Record<string, string>> = {
  '1024x1024': '1:1',
  '1344x768': '16:9',
  '768x1344': '9:16',
};

const fluxDev: ReplicateRoute = {
  key: 'flux-dev',
  vendorModel: 'black-forest-labs/flux-dev',
  licence,
  findFault: ({ settings }) => {
    if (FLUX_DEV_SHAPES[readText(settings, 'size')] === undefined) {
      return 'Replicate draws by Flux dev at 1024 × 1024, 1344 × 768 and 768 × 1344 only.';
    }
    if (readSwitch(settings, 'promptUpsampling')) return 'Replicate does not enrich prompts for Flux dev.';
    if (readNumber(settings, 'safetyTolerance') !== 2) {
      return 'Replicate takes no other safety tolerance for Flux dev than 2.';
    }
    // The model takes 0 for no seed.
    return settings.seed === 0 ? 'Replicate takes seeds from 1 for Flux dev.' : undefined;
  },
  write: ({ prompt, settings, seed }) => ({
    model: 'black-forest-labs/flux-dev',
    input: {
      prompt,
      aspect_ratio: FLUX_DEV_SHAPES[readText(settings, 'size')],
      megapixels: '1',
      num_outputs: 1,
      num_inference_steps: readNumber(settings, 'steps'),
      guidance: Number(readText(settings, 'guidance')),
      seed,
      // The fast way keeps to no seed.
      go_fast: false,
      output_format: formatOf(settings),
    },
  }),
};

/** What the row starts with; here is no such setting. */
const RECRAFT_LEVEL = 2;

/** @see Replicate, recraft-v3 and recraft-v3-svg, input schemas: words, size, style. The sizes are those of the row. */
const recraft: ReplicateRoute = {
  key: 'recraft-v3',
  vendorModel: 'recraft-ai/recraft-v3',
  licence,
  findFault: ({ settings }) => {
    if (readText(settings, 'style') === 'logo_raster') return 'Replicate draws no logos by Recraft.';
    if (['colors', 'backgroundColor', 'styleId'].some((name) => readText(settings, name) !== '')) {
      return 'Replicate takes no colours and no styles of one’s own for Recraft.';
    }
    const isPlain = readNumber(settings, 'artisticLevel') === RECRAFT_LEVEL && !readSwitch(settings, 'noText');
    if (!isPlain || readText(settings, 'negativePrompt') !== '') {
      return 'Replicate takes no style complexity and nothing to leave out for Recraft.';
    }
    return settings.seed === undefined ? undefined : 'Replicate takes no seed for Recraft.';
  },
  write: ({ prompt, settings }) => {
    const [size, style] = [readText(settings, 'size'), readText(settings, 'style')];
    return style === 'vector_illustration'
      ? { model: 'recraft-ai/recraft-v3-svg', input: { prompt, size, style: 'any' } }
      : { model: 'recraft-ai/recraft-v3', input: { prompt, size, style } };
  },
};

/** Pictures go inside the order, which the vendor recommends for files below one megabyte alone. */
const MOST_PICTURE_BYTES = 1_000_000;
const PICTURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

function findPictureFault(references: OrderToCheck['references']): string | undefined {
  if (!references.every(({ mimeType }) => PICTURE_TYPES.has(mimeType))) {
    return 'Replicate takes a picture for Hailuo 01 as PNG, JPEG or WebP.';
  }
  return references.every(({ sizeBytes }) => sizeBytes < MOST_PICTURE_BYTES)
    ? undefined
    : 'Replicate takes a picture of less than 1 MB for Hailuo 01.';
}

/** @see Replicate, video-01, input schema. Drawings that come alive and camera commands are other models there. */
const hailuo: ReplicateRoute = {
  key: 'hailuo-01',
  vendorModel: 'minimax/video-01',
  licence,
  findFault: ({ settings, references }) => {
    if (readSwitch(settings, 'watermark')) return 'Replicate adds no watermark of the vendor.';
    if (readSwitch(settings, 'director')) return 'Replicate follows no camera commands for Hailuo 01.';
    const pictureAs = readText(settings, 'pictureAs');
    if (pictureAs === 'live') return 'Replicate lets no drawing come alive by Hailuo 01.';
    if (pictureAs === 'subject' && references.length === 0) return 'Hailuo 01 needs the picture of the person.';
    return findPictureFault(references);
  },
  write: ({ prompt, settings, pictures: [picture] }) => {
    const input = { prompt, prompt_optimizer: readSwitch(settings, 'promptOptimizer') };
    const name = readText(settings, 'pictureAs') === 'subject' ? 'subject_reference' : 'first_frame_image';
    return { model: 'minimax/video-01', input: picture === undefined ? input : { ...input, [name]: picture } };
  },
};

/**
 * By the catalogue key of the vendor's own row. Kling 1.6 pro, Runway Gen4 turbo and GPT image are said to be there as well
 * (`kwaivgi/kling-v1.6-pro`, `runwayml/gen4-turbo`, `openai/gpt-image-1`); nobody has seen their names or inputs confirmed, so
 * they are not offered.
 */
export const REPLICATE_ROUTES: readonly ReplicateRoute[] = [fluxDev, fluxPro, recraft, hailuo];
