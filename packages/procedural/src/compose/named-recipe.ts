import type { Brief } from '../brief/brief.ts';
import type { RecipeId } from '../formats/styles.ts';

/** What the words of a brief call the thing to be made, and the recipe that makes it. */
const NAMED: readonly (readonly [RecipeId, (brief: Brief, said: string) => boolean])[] = [
  ['icon-set', ({ medium }, said) => medium === 'icon-set' || /\b(icons|icon[- ](set|pack))\b/iu.test(said)],
  ['packaging-label', ({ medium, styles }) => medium === 'packaging' || styles[0] === 'packaging-label'],
  ['isometric', ({ styles }) => styles.includes('isometric')],
  ['tiles', ({ medium }, said) => medium === 'pattern' || /\bseamless(ly)?\b/iu.test(said)],
  // Other recipes make wide sheets too, but none of them has a button.
  ['banner', (brief) => isBanner(brief) && brief.texts.some(({ role }) => role === 'call-to-action')],
  ['voronoi', ({ styles }) => styles[0] === 'voronoi'],
];

/** Whether the thing to be made is the banner of a page. */
export function isBanner({ medium }: Brief): boolean {
  return medium === 'banner' || medium === 'hero';
}

/**
 * The recipe of a brief that names a particular thing: nobody who orders icons wants three posters beside them. Its
 * variants are the four crops of the recipe. Quoted words are for setting and name nothing.
 */
export function namedRecipe(brief: Brief): RecipeId | undefined {
  const said = brief.prompt.replace(/["“„«][^"“”»]*["“”»]/gu, ' ');
  return NAMED.find(([, isNamed]) => isNamed(brief, said))?.[0];
}
