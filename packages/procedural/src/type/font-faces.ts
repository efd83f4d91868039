/** One bundled font file, and the family name under which the edge registers it. */
export interface FontFace {
  /** Name to register: the family for the latin file, `<family> <Script>` for its other scripts. */
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** npm package that ships the file (all OFL-1.1). */
  readonly packageName: string;
  /** Path of the WOFF2 file inside the package. */
  readonly file: string;
  readonly script: FontScript;
}

export type FontScript = 'latin' | 'latin-ext' | 'cyrillic' | 'greek';

interface FamilyFiles {
  readonly family: string;
  readonly slug: string;
  readonly weights: readonly number[];
  readonly italics?: readonly number[];
  readonly scripts?: readonly FontScript[];
}

const FAMILIES: readonly FamilyFiles[] = [
  { family: 'Anton', slug: 'anton', weights: [400] },
  { family: 'Bebas Neue', slug: 'bebas-neue', weights: [400] },
  { family: 'Archivo Black', slug: 'archivo-black', weights: [400] },
  { family: 'Abril Fatface', slug: 'abril-fatface', weights: [400] },
  { family: 'DM Serif Display', slug: 'dm-serif-display', weights: [400], italics: [400] },
  {
    family: 'Playfair Display',
    slug: 'playfair-display',
    weights: [500, 700, 900],
    italics: [500],
    scripts: ['cyrillic'],
  },
  { family: 'Fraunces', slug: 'fraunces', weights: [400, 600, 900] },
  { family: 'Space Grotesk', slug: 'space-grotesk', weights: [500, 700] },
  { family: 'Work Sans', slug: 'work-sans', weights: [400, 600] },
  { family: 'Oswald', slug: 'oswald', weights: [400, 500, 700], scripts: ['cyrillic'] },
  { family: 'Josefin Sans', slug: 'josefin-sans', weights: [400, 600] },
  { family: 'Instrument Serif', slug: 'instrument-serif', weights: [400], italics: [400] },
  { family: 'Inter', slug: 'inter', weights: [400, 500, 600, 800], scripts: ['cyrillic', 'greek'] },
];

const SCRIPT_SUFFIX: Readonly<Record<FontScript, string>> = {
  latin: '',
  'latin-ext': ' Ext',
  cyrillic: ' Cyrillic',
  greek: ' Greek',
};

/**
 * Every font file the scenes use. Register all of them before drawing; a missing family silently becomes the
 * system's default font. Each script is its own family because Skia does not look for a glyph in a second file
 * registered under the same name; {@link fontStack} joins them again.
 */
export const FONT_FACES: readonly FontFace[] = FAMILIES.flatMap(facesOf);

/** The CSS `font-family` list that reaches every script of a family, with Inter and the system as last resorts. */
export function fontStack(family: string): string {
  const names = [...aliasesOf(family), ...aliasesOf('Inter')];
  const unique = names.filter((name, index) => names.indexOf(name) === index);
  return `${unique.map((name) => `"${name}"`).join(', ')}, sans-serif`;
}

function aliasesOf(family: string): string[] {
  const known = FAMILIES.find((files) => files.family === family);
  return scriptsOf(known).map((script) => family + SCRIPT_SUFFIX[script]);
}

function scriptsOf(files: FamilyFiles | undefined): FontScript[] {
  return ['latin', 'latin-ext', ...(files?.scripts ?? [])];
}

function facesOf(files: FamilyFiles): FontFace[] {
  const cuts = [
    ...files.weights.map((weight) => ({ weight, style: 'normal' as const })),
    ...(files.italics ?? []).map((weight) => ({ weight, style: 'italic' as const })),
  ];
  return scriptsOf(files).flatMap((script) =>
    cuts.map(({ weight, style }) => ({
      family: files.family + SCRIPT_SUFFIX[script],
      weight,
      style,
      packageName: `@fontsource/${files.slug}`,
      file: `files/${files.slug}-${script}-${weight}-${style}.woff2`,
      script,
    })),
  );
}
