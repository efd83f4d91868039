/** Hue in degrees, the rest 0 to 1. */
export type Hsva = {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
  readonly alpha: number;
};

/** A colour of an item from what somebody typed: three, four, six or eight digits, with # or without. Null for none. */
export function readHex(words: string): string | null {
  const digits = /^#?([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/iu.exec(words.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  const whole = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${whole.length === 8 && whole.endsWith('ff') ? whole.slice(0, 6) : whole}`;
}

/** A colour of an item as hue, saturation, value and alpha. */
export function toHsva(hex: string): Hsva {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (hex.slice(1).match(/../g) ?? []).map(
    (pair) => Number.parseInt(pair, 16) / 255,
  );
  const value = Math.max(red, green, blue);
  const span = value - Math.min(red, green, blue);
  return { hue: hueOf({ red, green, blue }, value, span), saturation: value === 0 ? 0 : span / value, value, alpha };
}

/** The colour as `#rrggbb`, or `#rrggbbaa` where it is seen through. */
export function toHex({ hue, saturation, value, alpha }: Hsva): string {
  const part = (offset: number) => {
    const step = (offset + hue / 60) % 6;
    return value - value * saturation * Math.max(0, Math.min(step, 4 - step, 1));
  };
  const parts = [part(5), part(3), part(1), ...(alpha < 1 ? [alpha] : [])];
  return `#${parts.map(twoDigits).join('')}`;
}

function hueOf(
  { red, green, blue }: { readonly red: number; readonly green: number; readonly blue: number },
  value: number,
  span: number,
): number {
  if (span === 0) return 0;
  const sixth =
    value === red ? (green - blue) / span : value === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return (sixth * 60 + 360) % 360;
}

function twoDigits(share: number): string {
  return Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');
}
