export type Rgb = readonly [number, number, number];

/** Linear red, green, blue of `#rrggbb`, 0 to 1. */
export function toLinear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** A byte of sRGB for each of 4096 steps of linear light from 0 to 1; a table is ten times as fast as the power. */
const BYTES = Uint8Array.from({ length: 4097 }, (_, index) => {
  const value = index / 4096;
  const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
});

/** Linear light of a byte of sRGB. */
export const LINEAR_OF_BYTE = Float32Array.from({ length: 256 }, (_, index) => {
  const value = index / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** The byte of a linear value; what is brighter than paper runs softly into white instead of being cut off. */
export function toByte(linear: number): number {
  const soft = linear <= 0.8 ? linear : 0.8 + 0.2 * (1 - Math.exp(-(linear - 0.8) / 0.2));
  return BYTES[Math.round(Math.min(1, Math.max(0, soft)) * 4096)]!;
}
