import { hasSubject } from './has-subject.ts';
import { sentencesOf, tidyWish } from './tidy.ts';

/** What follows each deliverable in a brief, and what stands before the first. */
export type OwnTexts = { readonly owns: readonly string[]; readonly preamble: string };

export type SharedIdeas = {
  /** What each deliverable shows and says. */
  readonly ideas: readonly string[];
  /** Sentences that hold for all of them. */
  readonly shared: readonly string[];
};

const MARK = String.raw`[\ue000-\uf8ff]`;
const ROLE =
  '(?:title|text|texts|words?|tag ?line|headline|heading|slogan|subtitle|date|place|name|call to action|cta|button|saying|reading|that says|that reads)';
/** A text with what it is for, and the wish for none: details of one deliverable that the others do not share. */
const DETAILS = new RegExp(
  String.raw`(?:(?:^|\s|,\s*)(?:and|with|the|a|an|has|having|plus)(?=\s)){0,4}\s*(?:${ROLE}\s*:?\s*)?${MARK}|(?:^|\s|,\s*)(?:with|in|of)\s+(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:scenes?|frames?|shots?|panels?|slides?)\b|(?:^|\s|,\s*)(?:and\s+)?(?:without|with no|no)\s+(?:any\s+)?(?:text|texts|words|type|letters)\b`,
  'giu',
);

/** "both with an owl": holds for the others too. */
const FOR_ALL = /(?:^|,\s*|\s)(?:both|all(?: of them)?)\s+((?:with|in|for|of|about|showing|using|featuring)\b.*)$/iu;
/** "of it", "from this": what was said before, and nothing new. */
const POINTER = /^(?:(?:made|showing|based)\s+)?(?:of|with|from|for|on|showing)\s+(?:it|them|this|that|these|those)$/iu;
/** "of the jar", "with the same tiger": something of what was said before. */
const POINTING = /^(?:of|with|in|showing|on)\s+(?:the|this|that|its|their)\s+/iu;

/**
 * Tells what each deliverable of a list is about. "A logo, a card and a poster for a café" is one idea three times; "a
 * poster of a fox and a story with an owl" are two. What stands alone in a sentence, before or behind, belongs to all.
 */
export function shareIdeas({ owns, preamble }: OwnTexts): SharedIdeas {
  const parted = owns
    .map(partSentences)
    .map(({ first, ...rest }) => ({ ...rest, first: POINTER.test(first) ? '' : first }));
  if (owns.length === 1) {
    const idea = tidyWish(owns[0] ?? '');
    const shared = sentencesOf(preamble).map(withoutCampaign).filter(saysSomething);
    return { ideas: [POINTER.test(idea) ? '' : idea], shared };
  }
  const both = parted.map(({ first }) => FOR_ALL.exec(first));
  const shared = [
    ...sentencesOf(preamble).map(withoutCampaign).filter(saysSomething),
    ...both.flatMap((found) => (found === null ? [] : [tidyWish(found[1] ?? '')])),
    ...parted.flatMap(({ rest }) => rest),
  ];
  const groups = groupsOf(parted.map(({ isEnd }) => isEnd));
  const firsts = parted.map((part) => ({ ...part, first: tidyWish(part.first.replace(FOR_ALL, ' ')) }));
  const ideas = firsts.map(({ first }, index) => {
    const isOwn = hasWords(withoutDetails(first));
    if (isOwn && POINTING.test(first))
      return [first, nearestBefore(firsts, index)].filter((one) => one !== undefined).join(', ');
    if (isOwn) return first;
    const donor = findDonor(firsts, groups, index) ?? (shared.length > 0 ? undefined : nearestBefore(firsts, index));
    if (donor === undefined) return first;
    return hasWords(first) ? `${first}, ${withoutDetails(donor)}` : donor;
  });
  return { ideas, shared };
}

type Parted = { readonly first: string; readonly rest: readonly string[]; readonly isEnd: boolean };

/** The rest of the sentence, the sentences behind it, and whether the sentence ends there. */
function partSentences(own: string): Parted {
  const end = /[.!?…](?=\s|$)|\n|;/u.exec(own);
  if (end === null) return { first: tidyWish(own), rest: [], isEnd: false };
  return { first: tidyWish(own.slice(0, end.index)), rest: sentencesOf(own.slice(end.index + 1)), isEnd: true };
}

/** Number of the sentence that each deliverable stands in. */
function groupsOf(ends: readonly boolean[]): readonly number[] {
  let group = 0;
  return ends.map((isEnd) => {
    const own = group;
    if (isEnd) group += 1;
    return own;
  });
}

/** In a list the description comes last; what is added behind it goes on with what was said before. */
function findDonor(parted: readonly Parted[], groups: readonly number[], index: number): string | undefined {
  const isDonor = (at: number) => {
    const { first } = parted[at]!;
    return groups[at] === groups[index] && !POINTING.test(first) && hasWords(withoutDetails(first));
  };
  const later = parted.findIndex((_, at) => at > index && isDonor(at));
  if (later >= 0) return parted[later]!.first;
  const earlier = parted.findLastIndex((_, at) => at < index && isDonor(at));
  return earlier < 0 ? undefined : parted[earlier]!.first;
}

function nearestBefore(parted: readonly Parted[], index: number): string | undefined {
  return parted.slice(0, index).findLast(({ first }) => hasWords(first))?.first;
}

function withoutDetails(text: string): string {
  return tidyWish(text.replace(DETAILS, ' '));
}

function saysSomething(sentence: string): boolean {
  return hasSubject(sentence) || /\p{Extended_Pictographic}/u.test(sentence);
}

/** "Launch campaign for a shop" names no picture; what is shown is the shop. */
function withoutCampaign(sentence: string): string {
  return sentence.replace(
    /^(?:an?\s+|the\s+|our\s+)?(?:\p{L}+\s+){0,2}campaign(?:\s+(?=for|about|around|to)|:?$)/iu,
    '',
  );
}

function hasWords(text: string): boolean {
  return /[\p{L}\d\p{Extended_Pictographic}\ue000-\uf8ff]/u.test(text);
}
