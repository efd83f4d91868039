import type { CorpusBrief } from '../corpus-brief.ts';
import { BAD_INPUT } from './bad-input.ts';
import { BRAND_PIECES } from './brand-pieces.ts';
import { CAMPAIGNS } from './campaigns.ts';
import { CLIPS_AND_FILMS } from './clips-and-films.ts';
import { LISTS_OF_FILMS } from './lists-of-films.ts';
import { MESSY } from './messy.ts';
import { MODELS_3D } from './models-3d.ts';
import { MODELS_AND_MONEY } from './models-and-money.ts';
import { PICTURES } from './pictures.ts';
import { PRINT } from './print.ts';
import { SOCIAL } from './social.ts';
import { WORDS } from './words.ts';

/** Briefs as people write them, by what they are about. */
export const CORPUS: Readonly<Record<string, readonly CorpusBrief[]>> = {
  print: PRINT,
  social: SOCIAL,
  'brand pieces': BRAND_PIECES,
  pictures: PICTURES,
  'clips and films': CLIPS_AND_FILMS,
  'lists of films': LISTS_OF_FILMS,
  '3D models': MODELS_3D,
  campaigns: CAMPAIGNS,
  words: WORDS,
  'models and money': MODELS_AND_MONEY,
  'messy briefs': MESSY,
  'bad input': BAD_INPUT,
};
