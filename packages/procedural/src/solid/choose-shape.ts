import type { Brief } from '../brief/brief.ts';
import { type BaseId, MATERIALS, type ShapeId, type Surface } from '../formats/solids.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';
import { SOLID_RECIPES } from './shapes.ts';

/** Words that name what something is drawn on: "a rocket on a mug" is a mug. They win over the things below. */
const CARRIERS: readonly (readonly [ShapeId, RegExp])[] = [
  ['mug', /\b(mug|tumbler|tea ?cup|coffee ?cup)s?\b/u],
  ['bottle', /\b(bottle|flacon|perfume|parfum|cologne|shampoo|wine label|beer label)s?\b/u],
  ['box', /\b(box(es)?|packaging|package|carton|gift ?box|parcel)\b/u],
  ['medal', /\b(medals?|medallion|award)\b/u],
  ['sign', /\b(sign ?board|sign ?post|shop ?sign|sign)s?\b/u],
  ['vase', /\b(vase|urn|amphora|jar|pot)s?\b/u],
  ['panel', /\b(framed?|panel|canvas print|painting|picture frame)\b/u],
];
const THINGS: readonly (readonly [ShapeId, RegExp])[] = [
  ['chess', /\b(chess|pawn|rook)\b|\b(white|black) (bishop|knight|king|queen)\b/u],
  ['gem', /\b(gem|gemstone|diamond|ruby|sapphire|emerald|jewel|crystal|amethyst|topaz)s?\b/u],
  [
    'terrain',
    /\b(terrain|landscape|island|mountains?|valley|volcano|glacier|canyon|diorama|lake|desert|low-?poly (land|world|scene))\b/u,
  ],
  ['tree', /\b(tree|pine|oak|conifer|spruce|maple)s?\b/u],
  ['sneaker', /\b(sneaker|running shoe|trainer|shoe)s?\b/u],
  ['rocket', /\b(rocket|space ?ship)s?\b/u],
  ['house', /\b(house|cottage|cabin|home)\b/u],
  ['lamp', /\b(lamp|desk light|table light)s?\b/u],
];
const LETTERS = /\b(letters?|lettering|text|type|typography|word|words|wordmark|initials?|name)\b/u;
const RELIEF = /\b(relief|logo|badge|emblem|coin|plaque|pin|icon|sticker|symbol|mascot|crest|keychain|token)\b/u;

/** Words that say what a carrier is for rather than what is on it. */
const CONTENTS =
  /^(coffee|tea|wine|beer|red|white|bottle|shampoo|lotion|cosmetic|serum|packaging|glass|first|place|carton|board|post|trail|shop|frame|mug|cup|perfume|oil|soap|box|package|medal|sign|coin|vase|badge|logo|gift|frame|picture|jar|juice|lemonade|award|sport medal|text|letter)$/u;

export type ShapeWish = {
  /** An id of `SHAPES`. */
  readonly shape: string;
  /** An id of `MATERIALS`. */
  readonly material: string;
  readonly base: BaseId;
  /** A picture or a design was given to be put on it. */
  readonly hasReference: boolean;
  /** Whether letters can be made of a text at all. */
  readonly canSet: (text: string) => boolean;
};

export type ShapeChoice = {
  readonly shape: ShapeId;
  readonly surface: Surface | undefined;
  readonly base: BaseId;
  readonly art: SubjectArt | undefined;
  /** The words for letters. */
  readonly words: string | undefined;
  readonly notes: readonly string[];
};

/** What a brief without anything to hold on to becomes, by the seed. */
const ANYTHING: readonly ShapeId[] = ['vase', 'gem', 'terrain', 'chess', 'tree', 'lamp'];

/** Decides what to make: what the settings say, else what the words name, else the subject's relief, else letters. */
export function chooseShape(brief: Brief, wish: ShapeWish, seed: number): ShapeChoice {
  const words = brief.prompt.toLowerCase();
  const notes: string[] = [];
  const surface = surfaceOf(wish.material, words);
  const base = wish.base === 'auto' ? baseOf(words) : wish.base;
  const things = brief.subjects.filter(({ word }) => !word.split(/[\s-]/u).every((part) => CONTENTS.test(part)));
  const art = (things[0] ?? brief.subjects[0])?.art;
  const text = brief.isTextFree ? undefined : brief.texts[0]?.text;
  const named =
    wish.shape === 'auto' ? shapeOf(words, text !== undefined, art !== undefined, wish.hasReference) : wish.shape;
  const choice = (shape: ShapeId, letters?: string): ShapeChoice => ({
    shape,
    surface,
    base,
    art: CARRIERS.some(([carrier]) => carrier === shape) ? things[0]?.art : art,
    words: letters,
    notes,
  });
  if (named === 'text' || (named === 'relief' && art === undefined) || named === undefined) {
    const letters = text ?? nameOf(brief);
    if (letters === undefined) {
      notes.push('The prompt names nothing that can be made, so this is one of the studio’s own shapes.');
      return choice(
        named === 'relief' || named === undefined || named === 'text' ? ANYTHING[seed % ANYTHING.length]! : named,
      );
    }
    if (wish.canSet(letters)) {
      if (named !== 'text' && text === undefined) {
        notes.push(`There is no drawing for “${letters}”, so its name stands in letters.`);
      }
      return choice('text', letters);
    }
    const emoji = Object.values(brief.emoji)[0];
    if (emoji !== undefined) return { ...choice('relief'), art: emoji };
    if (art !== undefined && text === undefined) return choice('relief');
    notes.push(`No bundled typeface has letters for “${letters.slice(0, 40)}”, so it is printed on a panel.`);
    return choice('panel');
  }
  return choice(named in SOLID_RECIPES ? (named as ShapeId) : 'relief');
}

function shapeOf(words: string, hasText: boolean, hasArt: boolean, hasReference: boolean): string | undefined {
  const unquoted = words.replace(/["“„«][^"”“»]*["”“»]/gu, ' ');
  const carrier = CARRIERS.find(([, pattern]) => pattern.test(unquoted));
  if (carrier !== undefined) return carrier[0];
  if (hasReference) return RELIEF.test(unquoted) ? 'relief' : 'panel';
  if (hasText && (!hasArt || LETTERS.test(unquoted) || !RELIEF.test(unquoted))) return 'text';
  if (RELIEF.test(unquoted) && hasArt) return 'relief';
  return THINGS.find(([, pattern]) => pattern.test(unquoted))?.[0] ?? (hasArt ? 'relief' : undefined);
}

function surfaceOf(material: string, words: string): Surface | undefined {
  const known = MATERIALS.find(({ id }) => id === material);
  if (known !== undefined && known.id !== 'auto') return known.id;
  const named = words.match(/\b(matte|glossy|clay|wooden|wood|golden|gold|silver|bronze|glass)\b/u)?.[1];
  if (named === undefined) return undefined;
  const surface = { wooden: 'wood', golden: 'gold' }[named] ?? named;
  // Every word of the pattern above is a surface or was turned into one.
  return surface as Surface;
}

function baseOf(words: string): BaseId {
  if (/\b(coin|badge|token|emblem|seal)\b/u.test(words)) return 'coin';
  return /\b(plaque|tile|plate|crest|magnet)\b/u.test(words) ? 'plaque' : 'auto';
}

/** The first words of a prompt that could be a name. */
function nameOf(brief: Brief): string | undefined {
  const words = brief.prompt
    .replace(
      /\b(a|an|the|of|in|on|with|and|for|make|create|design|3d|model|mesh|render|please|me|low|poly|low-poly|no|text|without)\b/giu,
      ' ',
    )
    .match(/[\p{L}\p{N}\p{Extended_Pictographic}][\p{L}\p{N}'’-]*/gu);
  if (words === null) return undefined;
  const name = words.slice(0, 2).join(' ');
  return name.length > 18 ? words[0]!.slice(0, 18) : name;
}
