import type { TimeOfDay } from '../../brief/brief.ts';
import type { Studio } from '../../compose/studio.ts';
import { contrastRatio, fromHex, mixHex, readableOn, toHex } from '../../palette/color.ts';
import type { Oklch } from '../../scene/scene.ts';

/** The colours of an outdoor scene, far to near. */
export interface SceneryTones {
  readonly time: TimeOfDay;
  readonly skyTop: string;
  readonly skyMiddle: string;
  readonly horizon: string;
  /** The farthest ridge; nearer ones mix towards `near`. */
  readonly far: string;
  readonly near: string;
  /** Sun, moon, windows, rims. */
  readonly glow: string;
}

/** Derives scenery colours from the palette: hues stay, lightness and chroma follow the time of day. */
export function sceneryTones(studio: Studio): SceneryTones {
  const time = studio.brief.timeOfDay ?? defaultTime(studio);
  const { colors } = studio;
  const dark = fromHex(colors.isDark ? colors.ground : colors.ink);
  const main = fromHex(colors.primary);
  const accent = warmLight(fromHex(colors.accent));
  const cool = Math.max(main.c, 0.035);
  const tone = (l: number, c: number, h: number): string => toHex({ l, c, h });
  switch (time) {
    case 'night':
      return {
        time,
        skyTop: tone(0.17, Math.min(0.07, cool), main.h),
        skyMiddle: tone(0.28, Math.min(0.085, cool), main.h),
        horizon: tone(0.52, Math.min(0.1, cool), main.h),
        far: tone(0.43, Math.min(0.085, cool), main.h),
        near: tone(0.13, Math.min(0.035, cool), dark.c > 0.01 ? dark.h : main.h),
        glow: tone(0.95, 0.045, accent.h),
      };
    case 'sunset':
      return {
        time,
        skyTop: tone(0.36, 0.1, main.h),
        skyMiddle: mixHex(tone(0.58, 0.15, accent.h), tone(0.5, 0.12, main.h), 0.45),
        horizon: tone(0.84, 0.13, accent.h),
        far: mixHex(tone(0.6, 0.12, accent.h), tone(0.45, 0.1, main.h), 0.5),
        near: tone(0.17, 0.05, main.h),
        glow: tone(0.95, 0.09, Math.min(accent.h + 15, 100)),
      };
    case 'dawn':
      return {
        time,
        skyTop: tone(0.72, 0.06, main.h),
        skyMiddle: mixHex(tone(0.84, 0.05, main.h), tone(0.87, 0.06, accent.h), 0.55),
        horizon: tone(0.94, 0.05, accent.h),
        far: tone(0.76, 0.05, main.h),
        near: tone(0.25, 0.055, main.h),
        glow: tone(0.98, 0.05, accent.h),
      };
    default:
      return {
        time,
        skyTop: tone(0.7, Math.min(0.11, cool), main.h),
        skyMiddle: tone(0.82, Math.min(0.075, cool), main.h),
        horizon: tone(0.94, 0.035, accent.h),
        far: tone(0.75, Math.min(0.075, cool), main.h),
        near: tone(0.27, Math.min(0.075, cool + 0.01), main.h),
        glow: colors.isDark ? tone(0.93, 0.1, accent.h) : colors.accent,
      };
  }
}

/** Light of sun and moon is warm, whatever pops in the palette. */
function warmLight(accent: Oklch): Oklch {
  return accent.h >= 15 && accent.h <= 105 && accent.c > 0.03
    ? accent
    : { ...accent, c: Math.max(accent.c, 0.1), h: 68 };
}

/** Contrast the small texts need, with a little in hand for rounding and grain. */
const SKY_CONTRAST = 4.7;

/**
 * Deepens the upper sky until light text can be read on it. A sunset's middle tones carry neither white nor black type;
 * a photographer would wait ten minutes, which is what this does.
 */
export function readableSky(tones: SceneryTones): SceneryTones {
  let sky = tones;
  // Fourteen steps of 9 % leave a quarter of the original tone; the loop has ended long before.
  for (let step = 0; step < 14; step += 1) {
    const backdrops = skyBackdrops(sky);
    const best = readableOn(backdrops, [sky.glow, sky.near], SKY_CONTRAST);
    if (backdrops.every((backdrop) => contrastRatio(best, backdrop) >= SKY_CONTRAST)) return sky;
    sky = { ...sky, skyTop: mixHex(sky.skyTop, sky.near, 0.09), skyMiddle: mixHex(sky.skyMiddle, sky.near, 0.09) };
  }
  return sky;
}

/** The colours a text in the sky can have behind it, the glow of sun or moon included. */
export function skyBackdrops({ skyTop, skyMiddle, glow }: SceneryTones): readonly string[] {
  return [skyTop, skyMiddle, mixHex(skyMiddle, glow, 0.22)];
}

function defaultTime({ brief, colors }: Studio): TimeOfDay {
  if (brief.setting === 'space') return 'night';
  return colors.isDark ? 'night' : brief.moods.includes('warm') ? 'sunset' : 'day';
}
