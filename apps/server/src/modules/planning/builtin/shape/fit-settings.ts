import { IMAGE_SIZES, SIDE_LIMITS_PX } from '@gesso/procedural';
import type { PlanningModel } from '../../planning.ts';
import { type SizeWish, shareOf } from '../read/size-wish.ts';

/** Settings of one model that come nearest to what is wanted, and what it cannot do, in words. */
export type Fitted = {
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly misses: readonly string[];
};

type Properties = PlanningModel['settingsSchema']['properties'];

/** Proportions nearer than this look the same. */
const SAME_SHARE = 0.035;
/** Beyond it a creator should hear of it. */
const OTHER_SHARE = 0.08;
/** Sheets of other proportions are made about as large as the usual ones, in pixels. */
const USUAL_AREA_PX = 1_250_000;

/** The settings for a size: a listed one, one of one's own where the model takes it, else the nearest proportions. */
export function fitSize(wish: SizeWish, { settingsSchema, name }: PlanningModel): Fitted {
  const { properties } = settingsSchema;
  const sizes = choicesOf(properties, 'size');
  if (wish.id !== undefined && sizes.includes(wish.id)) return { settings: { size: wish.id }, misses: [] };
  if (properties.widthPx?.type === 'integer' && properties.heightPx?.type === 'integer') return fitSides(wish, sizes);
  for (const setting of ['size', 'aspectRatio', 'ratio']) {
    const fitted = nearestChoice(wish, setting, properties);
    if (fitted === undefined) continue;
    const miss = Math.abs(Math.log(shareOf(wish) / fitted.share)) > OTHER_SHARE;
    const words = `${name} makes no ${wordsOf(wish)}; the nearest it makes is ${fitted.choice.replace(/[x:]/u, ' × ')}.`;
    return { settings: { [setting]: fitted.choice }, misses: miss ? [words] : [] };
  }
  const isWide = Math.abs(Math.log(shareOf(wish) / (16 / 9))) < OTHER_SHARE;
  return { settings: {}, misses: isWide ? [] : [`${name} makes one size only, and no ${wordsOf(wish)}.`] };
}

/** The settings for a length of time, in whole seconds. */
export function fitSeconds(seconds: number, { settingsSchema, name }: PlanningModel): Fitted {
  const duration = settingsSchema.properties.duration;
  if (duration === undefined) return { settings: {}, misses: [`${name} decides by itself how long a clip is.`] };
  if (duration.type === 'integer') {
    const fitted = Math.min(duration.maximum, Math.max(duration.minimum, Math.round(seconds)));
    const isMissed = Math.abs(fitted - seconds) >= 1;
    return {
      settings: { duration: fitted },
      misses: isMissed
        ? [`${name} makes clips of ${duration.minimum} to ${duration.maximum} s; this one is ${fitted} s.`]
        : [],
    };
  }
  if (duration.type !== 'string' || !('enum' in duration)) return { settings: {}, misses: [] };
  const lengths = duration.enum.map(Number).toSorted((a, b) => a - b);
  // Too long can be cut, too short cannot be drawn out.
  const fitted = lengths.find((length) => length >= seconds) ?? lengths.at(-1) ?? seconds;
  const isMissed = Math.abs(fitted - seconds) >= 1;
  return {
    settings: { duration: String(fitted) },
    misses: isMissed ? [`${name} makes clips of ${lengths.join(' or ')} s; this one is ${fitted} s.`] : [],
  };
}

/** Those of some settings that a model has and whose values it takes; the others would be refused. */
export function fitOthers(
  wanted: Readonly<Record<string, string | number | boolean>>,
  { settingsSchema }: PlanningModel,
): Fitted['settings'] {
  const entries = Object.entries(wanted).filter(([name, value]) => {
    const setting = Object.hasOwn(settingsSchema.properties, name) ? settingsSchema.properties[name] : undefined;
    if (setting === undefined) return false;
    if (setting.type === 'boolean') return typeof value === 'boolean';
    if (setting.type === 'integer')
      return typeof value === 'number' && value >= setting.minimum && value <= setting.maximum;
    return typeof value === 'string' && (!('enum' in setting) || setting.enum.includes(value));
  });
  return Object.fromEntries(entries);
}

function fitSides(wish: SizeWish, sizes: readonly string[]): Fitted {
  const share = shareOf(wish);
  const listed = IMAGE_SIZES.find(
    (size) =>
      sizes.includes(size.id) && !wish.isExact && Math.abs(Math.log(share / (size.widthPx / size.heightPx))) < 0.006,
  );
  if (listed !== undefined) return { settings: { size: listed.id }, misses: [] };
  const sides = wish.isExact
    ? { width: wish.width, height: wish.height }
    : { width: Math.sqrt(USUAL_AREA_PX * share), height: Math.sqrt(USUAL_AREA_PX / share) };
  const { smallest, largest } = SIDE_LIMITS_PX;
  const scale = Math.min(1, largest / Math.max(sides.width, sides.height));
  const toSide = (side: number) => Math.min(largest, Math.max(smallest, Math.round(side * scale)));
  const isScaled = wish.isExact && (scale < 1 || Math.min(sides.width, sides.height) < smallest);
  const settings = { widthPx: toSide(sides.width), heightPx: toSide(sides.height) };
  const miss = `A side is ${smallest} to ${largest} pixels long; ${wordsOf(wish)} becomes ${settings.widthPx} × ${settings.heightPx}.`;
  return { settings, misses: isScaled ? [miss] : [] };
}

/** The choice with the nearest proportions; of several the one nearest to the usual area, since larger ones cost more. */
function nearestChoice(wish: SizeWish, setting: string, properties: Properties) {
  const choices = choicesOf(properties, setting).flatMap((choice) => {
    const sides = /^(\d+)[x:](\d+)$/u.exec(choice);
    if (sides === null) return [];
    const [width, height] = [Number(sides[1]), Number(sides[2])];
    return [{ choice, share: width / height, area: width * height }];
  });
  const usual = choices.find(({ choice }) => choice === properties[setting]?.default)?.area ?? USUAL_AREA_PX;
  const area = wish.isExact ? wish.width * wish.height : usual;
  const distance = (share: number) => Math.max(SAME_SHARE, Math.abs(Math.log(shareOf(wish) / share)));
  return choices.toSorted(
    (a, b) =>
      distance(a.share) - distance(b.share) || Math.abs(Math.log(a.area / area)) - Math.abs(Math.log(b.area / area)),
  )[0];
}

function choicesOf(properties: Properties, setting: string): readonly string[] {
  const found = Object.hasOwn(properties, setting) ? properties[setting] : undefined;
  return found?.type === 'string' && 'enum' in found ? found.enum : [];
}

function wordsOf({ label, width, height }: SizeWish): string {
  if (label !== '') return label;
  return width === height ? 'square' : `${Math.round((width / height) * 100) / 100}:1`;
}
