import type { PlanningRequest } from '../../planning.ts';
import type { Asked, Piece } from './asked.ts';
import { chooseAsked } from './choose-asked.ts';
import { cleanBrief } from './clean-brief.ts';
import { PICTURE } from './deliverables.ts';
import { readFilmWords } from './film-words.ts';
import { findMentions } from './find-mentions.ts';
import type { Mention } from './mention.ts';
import { readModels } from './read-models.ts';
import { readSizes } from './read-sizes.ts';
import { readDurations, readVariants } from './read-wishes.ts';
import { shareIdeas } from './share-ideas.ts';
import { readSideWishes, withoutFillers } from './side-wishes.ts';
import { type Span, textWithout } from './spans.ts';
import { tidyWish } from './tidy.ts';
import { asIconSet, type Findings, isIconSet, toPieces } from './to-pieces.ts';
import { correctSlips, readWords } from './words.ts';

/** Reads a brief: what is to be made, how many, how large, from what and with what. Any text can be read. */
export function readAsk(brief: string, models: PlanningRequest['models']): Asked {
  const clean = cleanBrief(brief);
  const text = withoutFillers(correctSlips(withPlainDimensions(clean.text)));
  const side = readSideWishes({ ...clean, text });
  const named = readModels(text, models);
  const film = readFilmWords(text);
  const sizes = readSizes(text);
  const durations = readDurations(text);
  const variants = readVariants(text);
  const known = [...side.cuts, ...named, ...film.combine, ...film.animate];
  const words = readWords(text);
  const mentions = findMentions(words, [...known, ...sizes, ...durations, ...variants]);
  const asked = chooseAsked(mentions, text);
  const isFilmed = film.combine.length > 0 || asked.some(({ deliverable }) => isMoving(deliverable));
  const cuts: Span[] = [
    ...known,
    ...sizes,
    ...variants,
    ...(isFilmed ? film.music : []),
    ...negatedCuts(mentions, text),
  ];
  const findings = { text, sizes, durations, variants, cuts, fromPictures: film.fromPictures };
  // "Write 3 taglines for a bike shop" asks for no picture of the shop.
  const isOnlyCopy = asked.length === 0 && side.copywriting !== undefined;
  const lone = isOnlyCopy ? { pieces: [], shared: [] } : readLone(findings, isFilmed);
  const read = asked.length === 0 ? lone : readPieces(asked, findings);
  return {
    ...read,
    isCombined: film.combine.length > 0,
    isAnimated: film.animate.length > 0,
    music: { mood: film.mood, words: film.music.map(({ from, to }) => tidyWish(text.slice(from, to))).join(', ') },
    boardTexts: side.boardTexts,
    copywriting: side.copywriting,
    models: named,
    quotes: clean.quotes,
    isHighQuality: side.isHighQuality,
    isTransparent: side.isTransparent,
    speaksOfAttachments: side.speaksOfAttachments,
    pieces: read.pieces.map((piece) => (isMoving(piece.deliverable) ? { ...piece, isLoop: side.isLoop } : piece)),
  };
}

function isMoving({ kind }: Piece['deliverable']): boolean {
  return kind === 'video';
}

/** "3-d" and "a mug (3D)" as everybody else writes them. */
function withPlainDimensions(text: string): string {
  return text
    .replace(/(^|\s)@(?=\p{L})/gu, '$1')
    .replace(/\b3[ -]d\b/giu, '3D')
    .replace(/\b(\p{L}+)\s*\(\s*3d\s*\)/giu, '3D $1');
}

/** "not a logo, just": what is not wanted says nothing to the model that makes something else. */
function negatedCuts(mentions: readonly Mention[], text: string): readonly Span[] {
  return mentions.flatMap(({ role, span }) => {
    if (role !== 'negated') return [];
    const lead = text.slice(span.from, span.to);
    const isStart = text.slice(0, span.from).trim() === '';
    return /^(?:not|rather|instead|don)/iu.test(lead) || isStart ? [span] : [];
  });
}

/** Nothing is named: what is described is a picture, in as many variants as the brief wants. */
function readLone(findings: Findings, isFilmed: boolean): Pick<Asked, 'pieces' | 'shared'> {
  const { text, variants, durations } = findings;
  const whole = { from: 0, to: text.length };
  const idea = tidyWish(textWithout(text, whole, [...findings.cuts, ...(isFilmed ? durations : [])]));
  if (!/[\p{L}\d\p{Extended_Pictographic}\ue000-\uf8ff]/u.test(idea)) return { pieces: [], shared: [] };
  const count = variants.reduce((most, variant) => Math.max(most, variant.count), 1);
  return { pieces: toPieces({ deliverable: PICTURE, count, noun: '', idea, part: whole }, findings), shared: [] };
}

function readPieces(asked: readonly Mention[], findings: Findings): Pick<Asked, 'pieces' | 'shared'> {
  const { text } = findings;
  const parts = asked.map(({ span }, index) => ({ from: span.from, to: asked[index + 1]?.span.from ?? text.length }));
  const cutsOf = (mention: Mention): readonly Span[] => [
    ...findings.cuts,
    ...(mention.deliverable.kind === 'video' ? findings.durations : []),
    ...(mention.deliverable.kind === 'image' ? [] : findings.fromPictures),
  ];
  const owns = asked.map((mention, index) =>
    textWithout(text, { from: mention.span.to, to: parts[index]!.to }, cutsOf(mention)),
  );
  const preamble = textWithout(text, { from: 0, to: asked[0]!.span.from }, cutsOf(asked[0]!));
  const { ideas, shared } = shareIdeas({ owns, preamble });
  const pieces = asked.flatMap((mention, index) => {
    const noun = nounOf(mention, text, cutsOf(mention));
    const part = parts[index]!;
    const count = countOf(mention, index, { asked, parts, findings });
    const rough = { deliverable: mention.deliverable, count, noun, idea: ideas[index] ?? '', part, mention };
    return toPieces(isIconSet(mention) ? asIconSet(rough, mention) : rough, findings);
  });
  return { pieces, shared };
}

/** How many: as said before the noun, times its variants. */
function countOf(
  mention: Mention,
  index: number,
  { asked, parts, findings }: { asked: readonly Mention[]; parts: readonly Span[]; findings: Findings },
): number {
  const count = mention.count ?? 1;
  const times = findings.variants
    .filter((variant) => {
      if (variant.isEach || asked.length === 1) return true;
      if (variant.isBefore) return variant.to <= mention.span.to && variant.from >= (parts[index - 1]?.from ?? 0);
      const part = parts[index]!;
      return variant.from >= part.from && variant.to <= part.to;
    })
    .reduce((most, variant) => Math.max(most, variant.count), 1);
  return Math.max(1, count) * times;
}

/** The words for a thing without its number: "minimal poster", of "posters" the singular. */
function nounOf(
  { deliverable, nounFrom, span, isPlural, phrase }: Mention,
  text: string,
  cuts: readonly Span[],
): string {
  const noun = tidyWish(textWithout(text, { from: Math.min(nounFrom, span.to), to: span.to }, cuts));
  if (deliverable.isPlain) {
    const words = noun.split(' ').slice(0, -phrase.split('-').length).join(' ');
    return tidyWish(words);
  }
  if (deliverable.title === 'Instagram story' && /^(?:story|stories)$/iu.test(noun)) return 'Instagram story';
  const bare = noun.replace(/\s+(?:ideas?|concepts?|options?|drafts?|variants?|versions?)$/iu, '');
  return isPlural && deliverable.title !== 'Icon set'
    ? bare.replace(/stories$/iu, 'story').replace(/(?<!s)s$/iu, '')
    : bare;
}
