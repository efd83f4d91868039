import type { Asked, Piece } from '../read/asked.ts';
import type { Draft } from './draft.ts';
import { readScenes, type Scenes } from './scenes.ts';
import { writePrompt } from './write-prompt.ts';

/** Names a step and fills in what it does not say. */
export type Named = (step: Pick<Draft, 'kind' | 'title' | 'prompt'> & Partial<Omit<Draft, 'id'>>) => Draft;

const USUAL_FRAMES = 4;
const USUAL_SLIDES = 5;
const USUAL_CLIPS = 3;
const USUAL_SECONDS = 5;
/** Longest and shortest clip of a teaser, in seconds. */
const CLIP_SECONDS = { least: 2, most: 10 } as const;
const MOST_CLIPS = 8;

/** Quoted texts are titles of the whole film and stand on no single picture. */
const TEXTS =
  /(?:,\s*)?(?:\b(?:with|and|the|a|title|titled|called|text|tagline|headline|named|says?|saying|slogan)\s*:?\s*){0,5}[\ue000-\uf8ff]/giu;

/** One picture for each frame of a story-board or slide of a carousel. */
export function makeSequence(piece: Piece, asked: Asked, name: Named): readonly Draft[] {
  const isCarousel = piece.deliverable.recipe === 'carousel';
  const usual = isCarousel ? USUAL_SLIDES : USUAL_FRAMES;
  const whole = [piece.idea, ...asked.shared].join('. ');
  const scenes = readScenes(whole, { usual, isCarousel });
  const noun = isCarousel ? 'Slide' : 'Frame';
  return scenes.scenes.map((scene, at) =>
    name({
      kind: 'image',
      title: `${noun} ${at + 1} of ${scenes.scenes.length}`,
      prompt: scenePrompt(scenes, scene, isCarousel ? 'slide' : ''),
      size: piece.size,
    }),
  );
}

/** Pictures, a clip of each, and the film they are joined into. */
export function makeFilm(piece: Piece, asked: Asked, name: Named): readonly Draft[] {
  const idea = [piece.idea, ...asked.shared].join('. ');
  const titles = idea.match(/[\ue000-\uf8ff]/gu) ?? [];
  const { count, seconds } = cutFilm(piece.seconds);
  const scenes = readScenes(idea.replace(TEXTS, ' '), { usual: count });
  const length = scenes.scenes.length;
  const pictures = scenes.scenes.map((scene, at) =>
    name({
      kind: 'image',
      title: `Scene ${at + 1} of ${length}`,
      prompt: scenePrompt(scenes, scene, ''),
      size: piece.size,
    }),
  );
  const clips = pictures.map(({ id, prompt, size }, at) =>
    name({ kind: 'video', title: `Clip ${at + 1} of ${length}`, prompt, size, seconds, inputs: [id] }),
  );
  return [...pictures, ...clips, joined(piece, asked, name, { parts: clips, titles })];
}

/** Pictures shown one after the other, with music. */
export function makeSlideshow(piece: Piece, asked: Asked, name: Named): readonly Draft[] {
  const idea = [piece.idea, ...asked.shared].join('. ');
  const titles = idea.match(/[\ue000-\uf8ff]/gu) ?? [];
  const { idea: rest, scenes } = readScenes(idea.replace(TEXTS, ' '), { usual: USUAL_FRAMES });
  const prompt = writePrompt({ noun: '', idea: rest, shared: [] });
  const pictures = name({ kind: 'image', title: 'Pictures', prompt, size: piece.size, count: scenes.length });
  return [pictures, joined(piece, asked, name, { parts: [pictures], titles })];
}

/** How many clips a film of a length has, and how long each is. */
function cutFilm(seconds: number | undefined): { readonly count: number; readonly seconds: number | undefined } {
  if (seconds === undefined) return { count: USUAL_CLIPS, seconds: undefined };
  const count = Math.min(MOST_CLIPS, Math.max(USUAL_CLIPS - 1, Math.round(seconds / USUAL_SECONDS)));
  return { count, seconds: Math.min(CLIP_SECONDS.most, Math.max(CLIP_SECONDS.least, Math.round(seconds / count))) };
}

function scenePrompt({ idea }: Scenes, scene: string, noun: string): string {
  return writePrompt({ noun, idea, shared: [], extra: [scene] });
}

function joined(
  { deliverable, size }: Piece,
  { music }: Asked,
  name: Named,
  { parts, titles }: { readonly parts: readonly Draft[]; readonly titles: readonly string[] },
): Draft {
  return name({
    kind: 'combine',
    title: deliverable.title,
    prompt: [music.words, ...titles].filter((part) => part !== '').join(', '),
    size,
    inputs: parts.map(({ id }) => id),
    fromAttachments: 'no',
    settings: music.mood === undefined ? {} : { music: music.mood },
  });
}
