import { FALLBACK_FAMILIES } from '../type/fallback-families.ts';
import { FONT_FACES, type FontFace } from '../type/font-faces.ts';

/** Where a bundled font file lies: its npm package and the path in it. */
export type FontFile = Pick<FontFace, 'packageName' | 'file'>;

/** A font file by two plain names, for addresses: the family's slug and the name of the file. */
export type FontFileName = { readonly slug: string; readonly file: string };

/** The names of the file of a face. */
export function nameFontFile({ packageName, file }: FontFile): FontFileName {
  return { slug: packageName.slice(packageName.indexOf('/') + 1), file: file.slice(file.indexOf('/') + 1) };
}

/** The bundled font file of these names; undefined for everything else, whatever lies beside it. */
export function findFontFile({ slug, file }: FontFileName): FontFile | undefined {
  return displayFiles().get(`${slug}/${file}`) ?? findSlice({ slug, file });
}

let displays: ReadonlyMap<string, FontFile> | undefined;

function displayFiles(): ReadonlyMap<string, FontFile> {
  displays ??= new Map(
    FONT_FACES.map((face) => {
      const { slug, file } = nameFontFile(face);
      return [`${slug}/${file}`, face];
    }),
  );
  return displays;
}

/** Slices of the fallback faces are many and are told by their form. */
function findSlice({ slug, file }: FontFileName): FontFile | undefined {
  const family = FALLBACK_FAMILIES.find((known) => known.slug === slug);
  const slice = /^(.+)-wght-normal\.woff2$/u.exec(file)?.[1];
  if (family === undefined || slice === undefined || !slice.startsWith(`${slug}-`)) return undefined;
  const name = slice.slice(slug.length + 1);
  const isSlice = family.slices === 'numbered' ? /^(\[\d+\]|\d+)$/u.test(name) : family.slices.includes(name);
  return isSlice ? { packageName: `@fontsource-variable/${slug}`, file: `files/${file}` } : undefined;
}
