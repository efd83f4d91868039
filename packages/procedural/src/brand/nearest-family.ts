import { FONT_FACES } from '../type/font-faces.ts';

/** Families people know, by the bundled one that comes nearest to them. */
const RELATIVES: Readonly<Record<string, string>> = {
  Inter: `helvetica arial roboto sanfrancisco sfpro segoe opensans lato sourcesans notosans nunito ubuntu univers frutiger akzidenz myriad system
    verdana tahoma calibri ibmplex publicsans manrope dmsans rubik karla mulish`,
  'Josefin Sans':
    'futura avenir gotham centurygothic montserrat poppins raleway quicksand comfortaa gillsans kabel outfit lexend urbanist jost',
  'Space Grotesk': 'mono courier consolas menlo spacemono ocr syne sora orbitron exo eurostile grotesk clash satoshi',
  'Work Sans': 'franklin trade barlow cabin hind heebo figtree',
  Oswald: 'din condensed bahnschrift narrow robotocondensed pathway fjalla',
  'Bebas Neue': 'bebas tungsten knockout druk league teko',
  Anton: 'impact haettenschweiler compacta',
  'Archivo Black': 'archivo black heavy ultra',
  'Playfair Display':
    'times garamond caslon baskerville georgia palatino merriweather lora crimson cormorant minion sabon bembo libre serif',
  'Instrument Serif': 'tiempos canela freight newsreader instrument editorial',
  'DM Serif Display': 'dmserif recoleta noe',
  'Abril Fatface': 'bodoni didot abril fatface ultrabodoni',
  Fraunces: 'cooper souvenir windsor clarendon rockwell slab roboto-slab zilla',
};

const FAMILIES: readonly string[] = [
  ...new Set(FONT_FACES.filter(({ script }) => script === 'latin').map(({ family }) => family)),
];

/** A bundled family, and whether it is the very one that was asked for. */
export interface FoundFamily {
  readonly family: string;
  readonly isExact: boolean;
}

/** The bundled family of a name, or the one that comes nearest to it. */
export function nearestFamily(name: string): FoundFamily {
  const wanted = plain(name);
  const exact = FAMILIES.find((family) => plain(family) === wanted);
  if (exact !== undefined) return { family: exact, isExact: true };
  const related = Object.entries(RELATIVES).find(
    ([family, names]) =>
      FAMILIES.includes(family) && names.split(/\s+/u).some((relative) => wanted.includes(plain(relative))),
  );
  return { family: related?.[0] ?? 'Inter', isExact: false };
}

/** Whether a text names one of the bundled families, as a whole word. */
export function bundledFamilyIn(text: string): string | undefined {
  return FAMILIES.find((family) => new RegExp(String.raw`(?<![\p{L}\d])${family}(?![\p{L}\d])`, 'iu').test(text));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/gu, '')
    .slice(0, 60);
}
