import { MUSIC_MOODS, type MusicMood } from '@gesso/procedural/music';

/** Words of a prompt and the music they call for; the first that occurs decides. Singular, lower case. */
const WORDS: Readonly<Record<MusicMood, string>> = {
  calm: 'calm quiet peaceful serene soft gentle slow relaxing relaxed ambient meditative zen soothing tender acoustic',
  bright: 'bright happy uplifting cheerful optimistic sunny positive pop summer corporate hopeful fresh',
  energetic: 'energetic fast driving upbeat electronic techno dance powerful action sport sporty intense workout rock',
  dreamy: 'dreamy dream magical ethereal floating romantic nostalgic lofi lo-fi wistful fairy fairytale',
  dark: 'dark moody tense mysterious noir gloomy suspense suspenseful scary spooky horror sad melancholic',
  playful: 'playful fun funny cute kid children quirky bouncy cartoon toy whimsical',
  cinematic: 'cinematic epic dramatic trailer film grand heroic orchestral inspiring emotional majestic',
};

const MOOD_OF = new Map(MUSIC_MOODS.flatMap((mood) => WORDS[mood].split(' ').map((word) => [word, mood] as const)));

/** Of music that must not be there: "no music", "without sound", "silent". */
const NONE = /\b(no|without)\s+(any\s+)?(music|sound|soundtrack|audio)\b|\bsilent\b|\bmute\b/iu;

/** What music a prompt asks for: a mood, none, or undefined when it says nothing. */
export function readMusic(prompt: string): MusicMood | 'none' | undefined {
  if (NONE.test(prompt)) return 'none';
  const words = prompt.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  // Words near the music mean the music, whatever else the prompt calls calm or dark.
  const at = words.findIndex((word) => /^(music|soundtrack|track|score|song|tune)$/u.test(word));
  const near = at < 0 ? [] : [...words.slice(Math.max(0, at - 3), at).toReversed(), ...words.slice(at + 1, at + 4)];
  return [...near, ...words].map((word) => MOOD_OF.get(word)).find((mood) => mood !== undefined);
}
