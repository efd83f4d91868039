import type { Brief, Medium } from './brief.ts';

/** Titles a designer might set for common subjects; anything else gets its own name. */
const TITLES: Readonly<Record<string, string>> = {
  coffee: 'Good Coffee',
  tea: 'Tea Time',
  wine: 'By the Glass',
  bread: 'Fresh Bread',
  jazz: 'Jazz Night',
  music: 'In Concert',
  concert: 'In Concert',
  guitar: 'Six Strings',
  rocket: 'Lift Off',
  moon: 'Moonrise',
  sailboat: 'Fair Winds',
  surfing: 'Surf Club',
  yoga: 'Breathe',
  running: 'Run Far',
  book: 'Read On',
  film: 'Now Showing',
  robot: 'Hello Robot',
  bicycle: 'Ride On',
  pizza: 'Pizza Night',
  christmas: 'Merry Christmas',
  halloween: 'Halloween',
  love: 'With Love',
};

/** Media that are nothing without a title. */
const TITLED: ReadonlySet<Medium> = new Set([
  'poster',
  'event-flyer',
  'book-cover',
  'album-cover',
  'invitation',
  'menu',
]);

/**
 * A short title for a poster without a quoted one; other media get none, because nobody asked for words there.
 *
 * @returns `undefined` when the brief wants no text, is no poster or the like, or names nothing to be called by.
 */
export function deriveTitle(brief: Brief): string | undefined {
  if (brief.isTextFree || !TITLED.has(brief.medium)) return undefined;
  const subject = brief.subjects[0]?.word;
  if (subject !== undefined) return TITLES[subject] ?? capitalise(subject);
  if (brief.setting === 'sea' && brief.timeOfDay === 'day') return 'Summer by the Sea';
  if (brief.timeOfDay === 'night') return 'Nightfall';
  if (brief.timeOfDay === 'sunset') return 'Golden Hour';
  if (brief.timeOfDay === 'dawn') return 'First Light';
  return brief.setting === undefined || brief.setting === 'interior' ? undefined : capitalise(brief.setting);
}

function capitalise(words: string): string {
  return words
    .split(/[\s-]/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
