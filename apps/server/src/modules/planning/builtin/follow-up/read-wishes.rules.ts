import { DELIVERABLE } from './act-words.rules.ts';
import { readBriefWords } from './brief-words.rules.ts';
import { cannotPlan } from './cannot.rules.ts';
import type { Act, Wish } from './follow-up.ts';
import { OPENS_EDIT } from './opens-edit.rules.ts';
import { PART, PART_WORD } from './part-words.rules.ts';
import { type Fragment, readAct, withQuotes } from './read-act.rules.ts';
import { readTarget } from './read-target.rules.ts';
import { saysHow } from './wishes.rules.ts';

/** A brief read as a remark about what lies there. */
export type ReadWishes = {
  readonly wishes: readonly Wish[];
  /** Parts that ask for something that could not be read. */
  readonly unread: readonly string[];
  /** It speaks of something ("it", "the headline") and makes no sense alone. */
  readonly isBound: boolean;
  /** Why none of it can be planned, where that is known at once. */
  readonly cannot?: string;
};

/** "a poster like this", "with this photo": something new that takes after what lies there. */
const TAKES_AFTER =
  /\b(?:like|with|using|use|from|based on|inspired by|featuring|in the style of|similar to|matching|around|for|about)\s*$/u;
const MAKES_NEW =
  /^(?:make|create|design|draw|generate|paint|render|produce|build|give me|show me|i (?:need|want)|we (?:need|want)|need|want|write|illustrate|sketch|come up with|get me|do)\b/u;
const NEW_THING =
  /^(?:(?:me|us)\s+)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|(?:a )?(?:few|set|series|couple|pack|collection)(?: of)?|another|new)\s/u;

/** Reads a brief; undefined where it stands alone and asks for something new. */
export function readWishes(brief: string): ReadWishes | undefined {
  const words = readBriefWords(brief);
  if (words === undefined || words.fragments.length === 0) return undefined;
  const fragments = words.fragments.map((said): Fragment => {
    const text = asRequest(said);
    return { text, ...readTarget(text) };
  });
  const acts = fragments.map((fragment) => readAct(fragment, words.quotes));
  const [first] = fragments;
  const cannot = first !== undefined && isBound(first) ? cannotPlan(first.words) : undefined;
  if (cannot !== undefined && fragments.length === 1) return { wishes: [], unread: [], isBound: true, cannot };
  if (isFresh(fragments, acts)) return undefined;
  return { ...gather(fragments, acts, words.quotes), isBound: fragments.some(isBound) };
}

const OPPOSITES: Readonly<Record<string, string>> = {
  small: 'bigger',
  tiny: 'bigger',
  little: 'bigger',
  big: 'smaller',
  large: 'smaller',
  huge: 'smaller',
  dark: 'lighter',
  light: 'darker',
  bright: 'darker',
  pale: 'darker',
  cold: 'warmer',
  cool: 'warmer',
  warm: 'cooler',
  busy: 'less busy',
  colourful: 'muted',
  colorful: 'muted',
};

/** A complaint or a wish for "a version" as the request it stands for: "the text is too small" asks for it bigger. */
function asRequest(text: string): string {
  const version =
    /^(?:(?:make|give me|show me|do|create) )?(?:an?|one|another) (?:other |new )?version (?=(?:with|without|in) (?!the (?:last|first)))/u;
  const complaint =
    /^(.{2,60}?) (?:is|are|looks?|feels?|seems?) (?:way |a bit |a little |much |still |far )?too ([a-z]+)$/u.exec(text);
  const opposite = complaint?.[2] === undefined ? undefined : OPPOSITES[complaint[2]];
  if (complaint !== null && opposite !== undefined) return `make ${complaint[1]} ${opposite}`;
  return text.replace(version, '');
}

function isBound(fragment: Fragment): boolean {
  return fragment.target !== undefined || PART.test(fragment.text);
}

function isFresh(fragments: readonly Fragment[], acts: readonly (Act | undefined)[]): boolean {
  const [first] = fragments;
  const [act] = acts;
  if (first === undefined || acts.every((other) => other === undefined)) return true;
  const isNew = (fragment: Fragment, index: number): boolean => introducesNew(fragment, acts[index]);
  if (act === undefined) return !isOnlyName(first) || fragments.some(isNew);
  if (first.target !== undefined) return isNew(first, 0);
  if (act.kind === 'edit' && !OPENS_EDIT.test(first.text)) return true;
  if (isBound(first)) return isNew(first, 0);
  // "a fox in a forest at night" is a picture to be made, "a bear instead of the fox" is not.
  if (act.kind === 'edit' && NEW_THING.test(first.text) && !isPartNamed(first.text)) return true;
  return fragments.some(isNew);
}

/** "a bigger headline", "a bit warmer", "a bear instead of the fox". */
function isPartNamed(text: string): boolean {
  if (/\b(?:instead of|rather than|bit|little|touch)\b/u.test(text)) return true;
  return PART_WORD.test(text) && !/\b(?:of|in|on|with|at|under|by) (?:an?|the|my|our)\b/u.test(text);
}

/** "these", "for the first one": what the rest is about. */
function isOnlyName({ target, words }: Fragment): boolean {
  return (
    target !== undefined &&
    /^(?:for|in|on|with|of|take|use|about|regarding|same|like)?\s*(?:it|same)?(?: (?:one|here))?$/u.test(words)
  );
}

/** Whether a part asks for a thing that is not there yet. */
function introducesNew({ text, words, target }: Fragment, act: Act | undefined): boolean {
  if (!DELIVERABLE.test(words) && !(MAKES_NEW.test(words) && NEW_THING.test(words.replace(MAKES_NEW, '').trim())))
    return false;
  const isMade = act !== undefined && ['version', 'vary', 'animate', 'model3d', 'combine'].includes(act.kind);
  if (target !== undefined) {
    if (act === undefined) return true;
    // "a clip of it" and "a 9:16 version of the poster" are made from it; "a poster like this one" takes after it.
    if (isMade)
      return takesAfter(text, words) && act.kind !== 'vary' && act.kind !== 'model3d' && act.kind !== 'combine';
    return takesAfter(text, words) || (MAKES_NEW.test(words) && NEW_THING.test(words.replace(MAKES_NEW, '').trim()));
  }
  if (isMade)
    return act.kind !== 'version' && act.kind !== 'vary'
      ? isOfAnother(words)
      : isOfAnother(words) || /\bfor (?:an?|my|our|the)\b/u.test(words);
  if (PART.test(text)) return MAKES_NEW.test(words) && NEW_THING.test(words.replace(MAKES_NEW, '').trim());
  // "turn the fox into a badge" and "as a poster" change what is there.
  return !/^(?:as|into|to|in|replace|swap|exchange|switch|add|remove|delete|change|turn)\b/u.test(words);
}

function takesAfter(text: string, words: string): boolean {
  const at = words.search(/(?<![\p{L}])it(?![\p{L}])/u);
  const isNew = NEW_THING.test(words.replace(MAKES_NEW, '').trim()) || DELIVERABLE.test(words.split(' ')[0] ?? '');
  return (
    isNew &&
    (at >= 0
      ? TAKES_AFTER.test(words.slice(0, at))
      : /\b(?:in the style of|like|with|using|based on|inspired by) (?:the|this|that|these|those)\b/u.test(text))
  );
}

/** "a clip of a fox", "3 variations of a logo for a bakery". */
function isOfAnother(words: string): boolean {
  return (
    /\b(?:of|with|showing|about) (?:an?|two|three|some|my|our|\d+) /u.test(words) ||
    /\b(?:of|with|showing|about) (?!it\b|them\b|these\b|this\b|slow\b|calm\b|music\b)[\p{L}]{3,}/u.test(words)
  );
}

/** Puts parts together that belong together: "bigger headline and navy palette" is one edit. */
function gather(
  fragments: readonly Fragment[],
  acts: readonly (Act | undefined)[],
  quotes: readonly string[],
): Pick<ReadWishes, 'wishes' | 'unread'> {
  const wishes: Wish[] = [];
  const unread: string[] = [];
  let named: Wish['target'];
  for (const [index, fragment] of fragments.entries()) {
    const act = acts[index];
    const last = wishes.at(-1);
    const { target, text } = fragment;
    if (
      last !== undefined &&
      (last.act.kind === 'animate' || last.act.kind === 'combine') &&
      isMoreOf(last.act, act, fragment)
    ) {
      wishes[wishes.length - 1] = { act: extended(last.act, fragment, quotes), target: last.target ?? target };
    } else if (act !== undefined) {
      const isSame = target === undefined || target.isPronoun;
      if (last?.act.kind === 'edit' && act.kind === 'edit' && isSame) {
        wishes[wishes.length - 1] = {
          act: { kind: 'edit', parts: [...last.act.parts, ...act.parts] },
          // "navy palette and no grain on all of them" means both of all of them.
          target: last.target ?? (target?.number === 'one' ? undefined : target),
        };
      } else wishes.push({ act, target: target ?? (wishes.length === 0 ? named : undefined) ?? impliedBy(act, text) });
    } else if (last?.act.kind === 'edit' && (target === undefined || target.isPronoun)) {
      // "remove the tagline and the moon": the editing model takes the verb before.
      wishes[wishes.length - 1] = {
        ...last,
        act: { kind: 'edit', parts: [...last.act.parts, withQuotes(fragment.words, quotes)] },
      };
    } else if (wishes.length === 0 && target !== undefined) named = target;
    else unread.push(text);
  }
  return { wishes, unread };
}

/** "9:16 versions" are of everything that was made last. */
function impliedBy(act: Act, text: string): Wish['target'] {
  if (act.kind !== 'version' || act.formats.length > 1 || !/\bversions\b/u.test(text)) return undefined;
  return { number: 'many', kinds: undefined, places: [], titleWords: [], noun: undefined, isPronoun: true };
}

/** Whether a part only says more about the clip or film before it. */
function isMoreOf(last: Act, act: Act | undefined, { text, target }: Fragment): boolean {
  if (act?.kind === last.kind && last.kind === 'combine') return !/\b(?:combine|join|merge|stitch)\b/u.test(text);
  if (act !== undefined && act.kind !== 'edit' && act.kind !== 'version') return false;
  if (act?.kind === 'version') return target === undefined && !/\bversions?\b/u.test(text);
  if (act?.kind === 'edit') return saysHow(text) && (target === undefined || target.isPronoun);
  return target === undefined ? saysHow(text) : target.isPronoun && saysHow(text);
}

function extended(last: Act, { text, words }: Fragment, quotes: readonly string[]): Act {
  if (last.kind !== 'animate' && last.kind !== 'combine') return last;
  const more = readAct(
    {
      text: `${last.kind === 'animate' ? 'animate it' : 'combine clips'}, ${text}`,
      words: `animate it, ${words}`,
      target: undefined,
    },
    quotes,
  );
  if (more?.kind !== last.kind) return last;
  if (more.kind === 'animate' && last.kind === 'animate') {
    return {
      ...last,
      words: `${last.words}, ${words}`,
      format: last.format ?? more.format,
      seconds: last.seconds ?? more.seconds,
      motion: last.motion ?? more.motion,
      isLoop: last.isLoop || more.isLoop,
    };
  }
  if (more.kind !== 'combine' || last.kind !== 'combine') return last;
  return {
    ...last,
    words: `${last.words}, ${withQuotes(text, quotes)}`,
    format: last.format ?? more.format,
    music: last.music ?? more.music,
    transition: last.transition ?? more.transition,
    seconds: last.seconds ?? more.seconds,
    titles: [...last.titles, ...more.titles],
  };
}
