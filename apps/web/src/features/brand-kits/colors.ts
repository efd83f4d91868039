/** `#rrggbb` of what somebody types as a hex colour; undefined while it is none. */
export function readHex(text: string): string | undefined {
  const digits = /^#?([\da-f]{6}|[\da-f]{3})$/iu.exec(text.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

/** @see WCAG 2.2, contrast ratio. */
export function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Small texts of designs have at least this. */
const LEAST_CONTRAST = 4.5;

/** Says whether the colours of a brand can be read on each other, and what designs do when they cannot. */
export function explainContrast(colors: readonly string[]): string | undefined {
  const pairs = colors.flatMap((first, index) =>
    colors.slice(index + 1).map((second) => ({ first, second, ratio: contrast(first, second) })),
  );
  const best = pairs.sort((a, b) => b.ratio - a.ratio)[0];
  if (best === undefined) return undefined;
  const ratio = best.ratio.toFixed(1);
  return best.ratio >= LEAST_CONTRAST
    ? `Texts read best in ${best.first} on ${best.second} (${ratio} : 1).`
    : `No two of them are far enough apart for small texts (${ratio} : 1 at most); designs set those in a darker or lighter tone.`;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
