/** Families that come with the engine. Others may be named too; the nearest of these then stands in. */
export const FACES = [
  'Abril Fatface',
  'Anton',
  'Archivo Black',
  'Bebas Neue',
  'DM Serif Display',
  'Fraunces',
  'Instrument Serif',
  'Inter',
  'Josefin Sans',
  'Oswald',
  'Playfair Display',
  'Space Grotesk',
  'Work Sans',
] as const;

/** Shows a family in itself; the page has Inter under another name. */
export function faceStyle(family: string | null): { readonly fontFamily: string } | undefined {
  if (family === null) return undefined;
  const isKnown = FACES.some((face) => face === family);
  if (!isKnown) return undefined;
  return { fontFamily: family === 'Inter' ? '"Inter Variable"' : `"${family}"` };
}
