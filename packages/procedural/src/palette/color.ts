import {
  converter,
  formatHex,
  inGamut,
  interpolate,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  useMode,
} from 'culori/fn';
import type { Oklch } from '../scene/scene.ts';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeOklab);
useMode(modeOklch);
const toOklch = converter('oklch');
const toRgb = converter('rgb');
const fitsRgb = inGamut('rgb');

/** `#rrggbb` of an OKLCH colour; chroma is lowered until the colour exists in sRGB, lightness and hue stay. */
export function toHex(color: Oklch): string {
  let { c } = color;
  // Sixteen steps of 8 % take the largest chroma (0.4) below 0.11; the last resort is grey, which always exists.
  for (let step = 0; step < 16; step += 1) {
    const candidate = { mode: 'oklch' as const, l: color.l, c, h: color.h };
    if (fitsRgb(candidate)) return formatHex(candidate);
    c *= 0.92;
  }
  return formatHex({ mode: 'oklch', l: Math.min(1, Math.max(0, color.l)), c: 0, h: 0 });
}

/**
 * `#rrggbb` nearest to an OKLCH colour by clipping its channels. For colours that came from sRGB: their rounded OKLCH may
 * lie a hair outside, where `toHex` would take chroma away each time.
 */
export function toNearestHex(color: Oklch): string {
  return formatHex({ mode: 'oklch', ...color });
}

/** OKLCH of `#rgb` or `#rrggbb`; an alpha part is ignored. */
export function fromHex(hex: string): Oklch {
  const color = toOklch(parseHex(hex));
  return { l: round(color.l), c: round(color.c), h: round(color.h ?? 0) };
}

/** The colour a share of the way from one to another, straight through OKLab (no detour through other hues). */
export function mixHex(from: string, to: string, share: number): string {
  return formatHex(interpolate([parseHex(from), parseHex(to)], 'oklab')(share));
}

/** The same colour with an alpha of 0–1, as `#rrggbbaa`. */
export function withAlpha(hex: string, alpha: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, alpha)) * 255);
  return hex.slice(0, 7) + byte.toString(16).padStart(2, '0');
}

/** Contrast ratio of WCAG 2, 1–21. */
export function contrastRatio(first: string, second: string): number {
  const [low, high] = [relativeLuminance(first), relativeLuminance(second)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of WCAG 2, 0–1. */
export function relativeLuminance(hex: string): number {
  const { r, g, b } = toRgb(parseHex(hex));
  const linear = (channel: number): number =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/**
 * The first candidate that reads on every backdrop, or else black or white, whichever reads better. Candidates are in
 * order of taste, so the design keeps its colour whenever the rule allows it.
 *
 * @param ratio - Contrast to reach: 4.5 for small text, 3 for large.
 */
export function readableOn(backdrops: readonly string[], candidates: readonly string[], ratio: number): string {
  const worst = (color: string): number => Math.min(...backdrops.map((backdrop) => contrastRatio(color, backdrop)));
  const found = candidates.find((candidate) => worst(candidate) >= ratio);
  if (found !== undefined) return found;
  return worst('#ffffff') >= worst('#0b0b0f') ? '#ffffff' : '#0b0b0f';
}

function parseHex(hex: string) {
  const digits = hex.replace('#', '');
  const full = digits.length < 6 ? [...digits.slice(0, 3)].map((digit) => digit + digit).join('') : digits;
  const channel = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16) / 255;
  return { mode: 'rgb' as const, r: channel(0), g: channel(2), b: channel(4) };
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
