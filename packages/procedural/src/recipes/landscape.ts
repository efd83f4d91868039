import type { Weather } from '../brief/brief.ts';
import { inkSize, placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { type SetBlock, setTypeBlock } from '../compose/type-block.ts';
import { vignette } from '../compose/vignette.ts';
import { underWeather, withWeather } from '../compose/weather.ts';
import { mixHex } from '../palette/color.ts';
import type { Layer, SubjectLayer } from '../scene/layers.ts';
import { skyline } from './scenery/city.ts';
import { companyShare, withCompanions } from './scenery/companions.ts';
import { withoutOwnWater } from './scenery/own-water.ts';
import { sea } from './scenery/sea.ts';
import { type Celestial, skyLayers } from './scenery/sky.ts';
import { space } from './scenery/space.ts';
import { stanceOf } from './scenery/stance.ts';
import { subjectRamp } from './scenery/subject-ramp.ts';
import { shore, terrain } from './scenery/terrain.ts';
import { readableSky, type SceneryTones, sceneryTones, skyBackdrops } from './scenery/tones.ts';

/**
 * A scene in depth: sky with sun or moon, ridges (or sea, towers, space) fading into fog, and the subject lit by what
 * stands in the sky. Crops change disc, horizon, size of the subject and whether the title is in the sky or on the ground.
 */
export function composeLandscape(studio: Studio): Composition {
  const weathered = underWeather(sceneryTones(studio), weatherOf(studio));
  const tones = studio.hasText ? readableSky(weathered) : weathered;
  const plan = planView(studio, tones);
  const scenery = sceneryLayers(studio, tones, plan);
  return {
    layers: [...scenery, vignette(studio, mixHex(tones.near, tones.skyTop, 0.3), 0.42), ...plan.type.layers],
    notes: [],
    lightAngleDeg: lightAngle(plan),
  };
}

/** Everything but the words and the vignette, with the weather of the brief in it and without what it rules out. */
function sceneryLayers(studio: Studio, tones: SceneryTones, view: View): readonly Layer[] {
  const isTypeAbove = view.type.layers.length > 0 && !view.isTitleBelow;
  const topYPx = isTypeAbove ? view.type.box.yPx + view.type.box.heightPx : studio.marginPx;
  const stage = { topYPx, ramp: subjectRamp(studio, tones) };
  if (studio.brief.setting === 'space') return withCompanions(studio, spaceLayers(studio, tones, view), stage);
  const isDiscless = studio.brief.avoided.some((word) => word === 'moon' || word === 'sun');
  const land = landLayers(studio, tones, view).filter(({ id }) => !isDiscless || (id !== 'disc' && id !== 'glow'));
  const peopled = withCompanions(studio, land, stage);
  return withWeather(studio, tones, peopled, { horizonYPx: view.horizonYPx, keepClear: view.type.box });
}

/** There is no weather in space. */
function weatherOf({ brief }: Studio): Weather | undefined {
  return brief.setting === 'space' ? undefined : brief.weather;
}

/**
 * The scene without words, its subject at a share of the width, for recipes that lay their own words over it.
 *
 * @returns The layers, and the darkest tone, in which a foreground reads as part of the scene.
 */
export function sceneryPicture(studio: Studio, standShare: number): { layers: readonly Layer[]; near: string } {
  const bare: Studio = { ...studio, texts: {}, hasText: false };
  const tones = underWeather(sceneryTones(bare), weatherOf(bare));
  const plan = planView(bare, tones, standShare);
  const scenery = sceneryLayers(bare, tones, plan);
  return { layers: [...scenery, vignette(bare, mixHex(tones.near, tones.skyTop, 0.3), 0.3)], near: tones.near };
}

interface View {
  readonly type: SetBlock;
  readonly isTitleBelow: boolean;
  readonly horizonYPx: number;
  readonly disc: Celestial;
  readonly standXPx: number;
  readonly standYPx: number;
  readonly frontYPx: number;
  readonly subjectPx: number;
}

function planView(studio: Studio, tones: SceneryTones, standShare?: number): View {
  const { widthPx, heightPx, marginPx, unitPx, crop, brief, isWide } = studio;
  const isTitleBelow = crop % 2 === 1 && brief.setting !== 'space';
  const inner = { xPx: marginPx, yPx: marginPx, widthPx: widthPx - 2 * marginPx, heightPx: heightPx - 2 * marginPx };
  const share = isWide ? 0.34 : 0.27;
  const width = isWide ? inner.widthPx * 0.56 : inner.widthPx;
  const height = inner.heightPx * share;
  const box = {
    ...inner,
    widthPx: width,
    heightPx: height,
    yPx: isTitleBelow ? inner.yPx + inner.heightPx - height : inner.yPx,
  };
  const sky = skyBackdrops(tones);
  const type = setTypeBlock(studio, box, {
    align: 'left',
    stick: isTitleBelow ? 'bottom' : 'top',
    backdrops: isTitleBelow ? [tones.near] : sky,
    titleColors: [tones.glow, studio.colors.accent, tones.near],
    maxLines: 2,
    hasRule: true,
  });
  const hasType = type.layers.length > 0;
  const top = hasType && !isTitleBelow ? type.box.yPx + type.box.heightPx : marginPx;
  const bottom = hasType && isTitleBelow ? type.box.yPx - unitPx * 5 : heightPx - unitPx * 8;
  const horizonYPx = Math.round(top + (bottom - top) * [0.56, 0.62, 0.66, 0.5][crop]!);
  const standYPx = Math.round(horizonYPx + (bottom - horizonYPx) * 0.62);
  const usualShare = isWide && hasType && !isTitleBelow ? 0.72 : [0.52, 0.36, 0.62, 0.5][crop]!;
  const standXPx = Math.round(widthPx * (standShare ?? usualShare));
  return {
    type,
    isTitleBelow: hasType && isTitleBelow,
    horizonYPx,
    disc: planDisc(studio, { top, horizonYPx, standXPx }),
    standXPx,
    standYPx,
    frontYPx: Math.round(hasType && isTitleBelow ? type.box.yPx - unitPx * 8 : heightPx - unitPx * 7),
    subjectPx: Math.min((standYPx - top) * 0.72, unitPx * [36, 30, 24, 44][crop]!) * companyShare(studio),
  };
}

/** A large disc stands behind the subject; a small one keeps to the other side. */
function planDisc(studio: Studio, at: { top: number; horizonYPx: number; standXPx: number }): Celestial {
  const { crop, unitPx, widthPx, brief } = studio;
  const room = at.horizonYPx - at.top;
  const isSea = brief.setting === 'sea';
  const isPortrait = studio.subject !== undefined && stanceOf(studio.subject) === 'in-disc';
  const radiusPx = Math.round(Math.min(room * 0.42, unitPx * (isPortrait ? 27 : [23, 11, 29, 9][crop]!)));
  const isBehind = crop % 2 === 0 || isPortrait;
  const xPx = isBehind
    ? at.standXPx + (isSea ? -unitPx * 6 : 0)
    : at.standXPx < widthPx / 2
      ? widthPx * 0.72
      : widthPx * 0.24;
  const low = isSea && isBehind ? at.horizonYPx - radiusPx * 0.35 : at.horizonYPx - radiusPx * 0.9;
  return { xPx: Math.round(xPx), yPx: Math.round(isBehind ? low : at.top + room * 0.38), radiusPx };
}

function landLayers(studio: Studio, tones: SceneryTones, view: View): readonly Layer[] {
  const sky = skyLayers(
    studio,
    tones,
    view.horizonYPx,
    view.disc,
    view.isTitleBelow ? 0 : view.type.box.yPx + view.type.box.heightPx,
  );
  const stance = studio.subject === undefined ? 'scenery' : stanceOf(studio.subject);
  const flying =
    stance === 'flies'
      ? subjectIn(studio, tones, view, 'flies', 0)
      : stance === 'in-disc'
        ? silhouetteInDisc(studio, tones, view)
        : [];
  if (studio.brief.setting === 'sea') {
    const water = sea(studio, tones, view.horizonYPx, view.disc);
    const lineY = view.horizonYPx + (studio.heightPx - view.horizonYPx) * 0.36;
    const floating = stance === 'floats' ? subjectIn(studio, tones, view, 'floats', lineY) : [];
    const needsShore = stance === 'stands' || view.isTitleBelow;
    const frontYPx = view.isTitleBelow ? view.frontYPx : studio.heightPx - studio.unitPx * 15;
    const land = needsShore ? shore(studio, tones, { ...view, frontYPx }) : undefined;
    const standing =
      stance === 'stands' && land !== undefined ? subjectIn(studio, tones, view, 'stands', land.standYPx) : [];
    return [
      ...sky,
      ...water.back,
      ...floating,
      ...water.front,
      ...flying,
      ...(land?.back ?? []),
      ...standing,
      ...(land?.front ?? []),
    ];
  }
  if (studio.brief.setting === 'city') {
    const land = shore(studio, tones, view);
    const standing =
      stance === 'stands' || stance === 'floats' ? subjectIn(studio, tones, view, 'stands', land.standYPx) : [];
    return [
      ...sky,
      ...skyline(studio, tones, view.horizonYPx + studio.unitPx * 8),
      ...flying,
      ...land.back,
      ...standing,
      ...land.front,
    ];
  }
  const land = terrain(studio, tones, { ...view, clearPx: view.subjectPx * 0.95 });
  const standing =
    stance === 'stands' || stance === 'floats' ? subjectIn(studio, tones, view, 'stands', land.knollYPx) : [];
  return stance === 'in-disc'
    ? [...sky, ...flying, ...land.back, ...land.front]
    : [...sky, ...land.back, ...flying, ...standing, ...land.front];
}

function spaceLayers(studio: Studio, tones: SceneryTones, view: View): readonly Layer[] {
  const { widthPx, heightPx, unitPx, crop } = studio;
  const xPx = Math.round(widthPx * (crop % 2 === 0 ? 0.9 : 0.16));
  const yPx = Math.round(heightPx * 0.94);
  // On a wide sheet the type comes down to where the planet rises; it must not run over its lit side.
  const { box, layers } = view.type;
  const acrossPx = Math.max(box.xPx - xPx, 0, xPx - box.xPx - box.widthPx);
  const reachPx = layers.length === 0 ? Infinity : Math.hypot(acrossPx, yPx - box.yPx - box.heightPx) - unitPx * 4;
  const planet = { xPx, yPx, radiusPx: Math.round(Math.min(unitPx * [58, 44, 50, 64][crop]!, reachPx)) };
  return [...space(studio, tones, planet), ...subjectIn(studio, tones, view, 'flies', 0)];
}

function subjectIn(
  studio: Studio,
  tones: SceneryTones,
  view: View,
  stance: 'stands' | 'floats' | 'flies',
  footYPx: number,
): readonly SubjectLayer[] {
  const { subject, unitPx, widthPx, marginPx } = studio;
  if (subject === undefined || stanceOf(subject) === 'scenery') return [];
  const isFlying = stance === 'flies';
  const isSpace = studio.brief.setting === 'space';
  const top = view.isTitleBelow ? marginPx : view.type.box.yPx + view.type.box.heightPx;
  const size = isSpace
    ? unitPx * 48 * companyShare(studio)
    : isFlying
      ? Math.min(unitPx * 34, (view.horizonYPx - top) * 0.8)
      : view.subjectPx;
  const centerXPx = isSpace && studio.hasText ? widthPx * (studio.isWide ? 0.66 : 0.48) : view.standXPx;
  const drawing = stance === 'floats' ? withoutOwnWater(subject.art) : subject.art;
  const first = placeArt(drawing, subjectRamp(studio, tones), {
    centerXPx,
    centerYPx: 0,
    widthPx: size * 1.25,
    heightPx: size,
  });
  const ink = inkSize(drawing, first);
  const bottom = isSpace
    ? studio.heightPx * 0.53 + ink.heightPx / 2
    : isFlying
      ? (top + view.horizonYPx + ink.heightPx) / 2
      : footYPx + ink.heightPx * (stance === 'floats' ? 0.06 : 0.015);
  const art = { ...first, yPx: Math.round(first.yPx + bottom - ink.heightPx / 2) };
  const edge = Math.max(1.5, ink.widthPx * 0.014);
  return [
    subjectLayer(subject.word, art, {
      rim: {
        color: tones.glow,
        angleDeg: lightAngle(view),
        widthPx: edge,
        opacity: tones.time === 'night' ? 0.85 : 0.6,
      },
      shade: { color: tones.near, angleDeg: lightAngle(view), widthPx: edge * 4.5, opacity: 0.38 },
      ...(stance === 'stands'
        ? {
            contactShadow: {
              color: tones.near,
              widthPx: Math.round(ink.widthPx * 1.15),
              heightPx: Math.round(unitPx * 3),
              centerXPx: Math.round(centerXPx),
              centerYPx: Math.round(bottom - unitPx * 0.4),
            },
          }
        : {}),
    }),
  ];
}

function silhouetteInDisc({ subject, unitPx }: Studio, tones: SceneryTones, view: View): readonly SubjectLayer[] {
  if (subject === undefined) return [];
  const side = view.disc.radiusPx * 1.2;
  const color = mixHex(tones.skyMiddle, tones.near, 0.55);
  const art = placeArt(
    subject.art,
    { tones: [tones.near, color, mixHex(color, tones.glow, 0.5)], main: color, under: mixHex(color, tones.glow, 0.85) },
    {
      centerXPx: view.disc.xPx,
      centerYPx: view.disc.yPx - unitPx,
      widthPx: side,
      heightPx: side,
    },
  );
  return [subjectLayer(subject.word, art, { depth: 0.08 })];
}

/** The disc lights from where it stands; behind the subject it lights from above, a little to the side. */
function lightAngle(view: View): number {
  const offset = view.disc.xPx - view.standXPx;
  return Math.abs(offset) < view.disc.radiusPx ? 330 : offset > 0 ? 40 : 320;
}
