import { deliverableNamed } from './deliverables.ts';
import type { Mention } from './mention.ts';

/** Words with which a bare "story" is the format and not a tale. */
const CHANNELS =
  /\b(?:instagram|insta|ig|facebook|fb|whatsapp|social|reels?|posts?|tiktok|campaign|format|banner|poster|flyer|9:16|1080)\b/iu;
/** Twice the steps of a run: enough to say that there are too many, few enough to compare with one another. */
const MOST_ASKED = 48;
/** "a teaser: …": what follows up to the end of the sentence says its pieces. */
const OPENS_LIST = /^[^.!?;\n]*(?::|\s[–—-]|\b(?:made|consisting|built)\s+(?:of|from)\b)[^.!?;\n]*$/u;
const SEVERAL_FORMATS: ReadonlySet<string | undefined> = new Set(['campaign', 'social-kit', 'identity']);

/**
 * Of everything that seems asked for what really is: not what belongs to a picture ("a table with a mug and a menu"), not
 * what was named before ("the poster should be blue"), and no campaign beside the formats it is made of.
 */
export function chooseAsked(mentions: readonly Mention[], text: string): readonly Mention[] {
  const asked = mentions.filter(({ role }) => role === 'asked').slice(0, MOST_ASKED);
  const things = asked
    .filter((mention, index) => isThing(mention, { before: asked[index - 1], text }))
    .map((mention, index, all) => onSameChannel(mention, all[index - 1]));
  const own = things.filter((mention, index) => !isRepeat(mention, index, things));
  const hasFormats = own.some(({ deliverable }) => !SEVERAL_FORMATS.has(deliverable.recipe));
  const formats = hasFormats ? own.filter(({ deliverable }) => !SEVERAL_FORMATS.has(deliverable.recipe)) : own;
  return withoutParts(formats, text);
}

function isThing(mention: Mention, around: { readonly before: Mention | undefined; readonly text: string }): boolean {
  const { deliverable, span, phrase, count = 1 } = mention;
  const { before, text } = around;
  if (phrase === 'story' && count < 2) {
    const rest = `${text.slice(0, span.from)} ${text.slice(span.to)}`;
    const hasSize = /^[\s(,]*(?:in\s+)?(?:\d{3,4}\s?[x×]|\d+:\d+)/u.test(text.slice(span.to));
    if (!hasSize && !CHANNELS.test(rest)) return false;
  }
  if (deliverable.isObject !== true || before === undefined || count > 1) return true;
  if (/^(?:plus|\+|also)|\bmatching\b/iu.test(text.slice(span.from, span.to))) return true;
  const between = text.slice(before.span.to, span.from);
  return !/[\p{L}\d\ue000-\uf8ff]{2}/u.test(between) || /[.;\n]/u.test(between) || phrase === 'story';
}

/** "an Instagram post and story": what has no article of its own shares the word before the first. */
function onSameChannel(mention: Mention, before: Mention | undefined): Mention {
  const isShared =
    mention.phrase === 'story' && !mention.isCounted && before?.deliverable.title.startsWith('Instagram');
  return isShared === true ? { ...mention, deliverable: deliverableNamed('instagram-story') } : mention;
}

/** "mug mockup, tote mockup": the same noun, described in another way. */
function isOther(mention: Mention, other: Mention): boolean {
  return mention.phrase === other.phrase && mention.words !== other.words;
}

function isRepeat(mention: Mention, index: number, all: readonly Mention[]): boolean {
  const isSame = (other: Mention) =>
    other.deliverable.title === mention.deliverable.title && !(mention.isJoined && isOther(mention, other));
  const hasEarlier = all.slice(0, index).some(isSame);
  if (mention.isPointed && index > 0) return hasEarlier || mention.deliverable.isGeneric === true;
  if (mention.isCounted) return false;
  if (
    mention.phrase.endsWith('loop') &&
    all.some(({ deliverable }, at) => at !== index && deliverable.kind === 'video')
  )
    return true;
  return hasEarlier || all.slice(index + 1).some((other) => isSame(other) && other.isCounted);
}

/** The clips and pictures that a teaser is made of are said by its own recipe: listed with it, or behind its colon. */
function withoutParts(mentions: readonly Mention[], text: string): readonly Mention[] {
  const recipeAt = mentions.findIndex(({ deliverable }) => deliverable.recipe !== undefined);
  const whole = mentions[recipeAt];
  const recipe = whole?.deliverable.recipe;
  if (whole === undefined || (recipe !== 'film' && recipe !== 'slideshow')) return mentions;
  const isPart = ({ span, isJoined, deliverable }: Mention) =>
    deliverable.isGeneric === true && (isJoined || OPENS_LIST.test(text.slice(whole.span.to, span.from)));
  return mentions.filter((mention, at) => at <= recipeAt || !isPart(mention));
}
