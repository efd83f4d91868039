import type { Asked, Piece } from '../read/asked.ts';
import { deliverableNamed, FORMATS_OF } from '../read/deliverables.ts';
import { sizeNamed } from '../read/size-wish.ts';
import type { Draft } from './draft.ts';
import { makeFilm, makeSequence, makeSlideshow, type Named } from './make-sequences.ts';
import { partPictures } from './part-pictures.ts';
import { countScenes } from './scenes.ts';
import { solidSettings } from './solid-settings.ts';
import { writePrompt } from './write-prompt.ts';

/** The longest clip that the models make, in seconds; longer films are joined. */
export const LONGEST_CLIP = 10;
/** As many clips as a film is joined of. */
export const MOST_CLIPS = 12;

/** Pairs of a picture and its clip, while they fit beside other steps. */
const MOST_PAIRS = 8;

export type Drafted = { readonly drafts: readonly Draft[]; readonly notes: readonly string[] };

/** Turns what is asked for into steps and says how they hang together. Counts are as asked; models come later. */
export function makeDrafts(asked: Asked): Drafted {
  const notes: string[] = [];
  const name: Named = nameSteps();
  const drafts: Draft[] = [];
  for (const piece of asked.pieces.flatMap(unfold).flatMap(partPictures)) {
    drafts.push(...draftsOf(piece, { asked, name, drafts, notes }));
  }
  if (asked.isAnimated && !drafts.some(({ kind }) => kind === 'video')) drafts.push(...animate(drafts, asked, name));
  const paired = pairClips(drafts, name);
  if (asked.isCombined && !paired.some(({ kind }) => kind === 'combine')) paired.push(combineAll(paired, asked, name));
  for (const quoted of asked.boardTexts) {
    paired.push({ ...name({ kind: 'text', title: titleOfText(quoted), prompt: quoted }), fromAttachments: 'no' });
  }
  return { drafts: paired, notes };
}

/** Names steps in the order they are made and fills in what most of them have. */
function nameSteps(): Named {
  let number = 0;
  return (step) => {
    number += 1;
    return {
      id: `s${number}`,
      count: 1,
      size: undefined,
      seconds: undefined,
      isLoop: false,
      inputs: [],
      fromAttachments: 'if-it-can',
      settings: {},
      ...step,
    };
  };
}

/** A campaign, a kit or an identity of which no part is named is made of the usual ones. */
function unfold(piece: Piece): readonly Piece[] {
  const { recipe } = piece.deliverable;
  if (recipe !== 'campaign' && recipe !== 'social-kit' && recipe !== 'identity') return [piece];
  return FORMATS_OF[recipe].map((phrase) => {
    const deliverable = deliverableNamed(phrase);
    const size = piece.size ?? sizeNamed(deliverable.size);
    return { ...piece, deliverable, noun: phrase.replaceAll('-', ' ').replace('instagram', 'Instagram'), size };
  });
}

type Making = {
  readonly asked: Asked;
  readonly name: Named;
  readonly drafts: readonly Draft[];
  readonly notes: string[];
};

function draftsOf(piece: Piece, { asked, name, drafts, notes }: Making): readonly Draft[] {
  const { deliverable, seconds = 0 } = piece;
  if (deliverable.recipe === 'storyboard' || deliverable.recipe === 'carousel') return makeSequence(piece, asked, name);
  if (deliverable.recipe === 'film') return makeFilm(piece, asked, name);
  if (deliverable.recipe === 'slideshow') return makeSlideshow(piece, asked, name);
  const prompt = writePrompt({ noun: piece.noun, idea: piece.idea, shared: asked.shared });
  // Clips beside a story-board show its frames.
  const hasFrames =
    deliverable.kind === 'video' && asked.pieces.some((other) => other.deliverable.recipe === 'storyboard');
  const inputs = piece.isFromPictures || hasFrames ? picturesBefore(drafts) : [];
  const step = {
    kind: deliverable.kind,
    title: titleOf(piece),
    prompt: (piece.idea === '' ? promptOf(drafts, inputs) : '') || prompt || deliverable.title,
    size: piece.size,
    isLoop: piece.isLoop,
    inputs: deliverable.kind === 'model3d' ? inputs.slice(-1) : inputs,
    settings: deliverable.kind === 'model3d' ? solidSettings(deliverable.shape, prompt) : {},
  };
  const scenes = deliverable.kind === 'video' && piece.count === 1 ? countScenes(step.prompt) : undefined;
  if (deliverable.kind !== 'video' || (seconds <= LONGEST_CLIP && scenes === undefined)) {
    return [name({ ...step, count: piece.count, seconds: piece.seconds })];
  }
  const clips = Math.min(MOST_CLIPS, Math.max(scenes?.count ?? 1, Math.ceil(seconds / LONGEST_CLIP)));
  if (seconds > MOST_CLIPS * LONGEST_CLIP) {
    notes.push(
      `A film of one run is at most ${(MOST_CLIPS * LONGEST_CLIP) / 60} minutes long; this one is planned that long.`,
    );
  }
  const told = Math.max(2, Math.ceil(Math.min(seconds, MOST_CLIPS * LONGEST_CLIP) / clips));
  const each = seconds === 0 ? undefined : told;
  const part = scenes === undefined ? 'part' : 'scene';
  const whole = scenes?.prompt ?? step.prompt;
  const parts = Array.from({ length: clips }, (_, at) =>
    name({
      ...step,
      title: `${step.title}, ${part} ${at + 1} of ${clips}`,
      prompt: writePrompt({ noun: '', idea: whole, shared: [], extra: [PARTS[at % PARTS.length] ?? ''] }),
      seconds: each,
    }),
  );
  return asked.isCombined ? parts : [...parts, combineAll(parts, asked, name, piece)];
}

/** Parts of one long clip are seen in different ways, or it would show the same thing again and again. */
const PARTS = [
  'Wide view, slow pan.',
  'Closer, slow push in.',
  'From another side, drifting.',
  'Details, pulling back.',
];

function picturesBefore(drafts: readonly Draft[]): readonly string[] {
  return drafts.filter(({ kind }) => kind === 'image').map(({ id }) => id);
}

function promptOf(drafts: readonly Draft[], ids: readonly string[]): string {
  return drafts.find(({ id }) => ids.includes(id))?.prompt ?? '';
}

function titleOf({ deliverable, size }: Piece): string {
  const label = size?.label ?? '';
  return label === '' || deliverable.title.includes(label) ? deliverable.title : `${deliverable.title}, ${label}`;
}

function titleOfText(text: string): string {
  const short = [...text].slice(0, 40).join('');
  return short.length < text.length ? `Text: ${short.trimEnd()}…` : `Text: ${text}`;
}

/** One clip of each picture there is. */
function animate(drafts: readonly Draft[], asked: Asked, name: Named): readonly Draft[] {
  const pictures = drafts.filter(({ kind }) => kind === 'image');
  if (pictures.length === 0) {
    const prompt = writePrompt({ noun: '', idea: asked.pieces[0]?.idea ?? '', shared: asked.shared });
    return [name({ kind: 'video', title: 'Clip', prompt: prompt || 'Slow, gentle movement', fromAttachments: 'yes' })];
  }
  return pictures.map(({ id, prompt, size, count, title }) =>
    name({ kind: 'video', title: `${title}, animated`, prompt, size, count, inputs: [id] }),
  );
}

/**
 * Gives every clip its own picture: a step of two pictures and one of two clips from them become two of each, since one
 * clip is made from one picture.
 */
function pairClips(drafts: readonly Draft[], name: Named): Draft[] {
  const paired: Draft[] = [];
  const parts = new Map<string, readonly Draft[]>();
  for (const draft of drafts) {
    const sources = draft.inputs.flatMap((id) => parts.get(id) ?? []);
    if (draft.kind === 'video' && sources.length > 0) {
      const clips = clipsOf(draft, sources, name);
      parts.set(draft.id, clips);
      paired.push(...clips);
    } else if (draft.kind === 'image' && isShown(draft, drafts) && draft.count > 1 && draft.count <= MOST_PAIRS) {
      const pictures = numbered(draft, draft.count, name);
      parts.set(draft.id, pictures);
      paired.push(...pictures);
    } else {
      parts.set(draft.id, [draft]);
      paired.push({ ...draft, inputs: draft.inputs.flatMap((id) => (parts.get(id) ?? []).map((part) => part.id)) });
    }
  }
  return paired;
}

/** Whether clips are made from the pictures of a step. */
function isShown({ id }: Draft, drafts: readonly Draft[]): boolean {
  return drafts.some(({ kind, inputs }) => kind === 'video' && inputs.includes(id));
}

function clipsOf(draft: Draft, sources: readonly Draft[], name: Named): readonly Draft[] {
  const [only] = sources;
  if (sources.length === 1 && only !== undefined)
    return [{ ...draft, inputs: [only.id], size: draft.size ?? only.size }];
  const chosen = draft.count > 1 ? sources.slice(0, draft.count) : sources;
  return chosen.map((source, at) => {
    const title = `${draft.title} ${at + 1} of ${chosen.length}`;
    const prompt = draft.prompt === '' ? source.prompt : draft.prompt;
    return name({ ...bare(draft), title, prompt, count: 1, inputs: [source.id], size: draft.size ?? source.size });
  });
}

function numbered(draft: Draft, count: number, name: Named): readonly Draft[] {
  return Array.from({ length: count }, (_, at) =>
    name({ ...bare(draft), title: `${draft.title} ${at + 1} of ${count}`, count: 1 }),
  );
}

function bare({ id: _, ...draft }: Draft): Omit<Draft, 'id'> {
  return draft;
}

/** The film that everything moving is joined into; without clips the pictures are shown one after the other. */
function combineAll(drafts: readonly Draft[], asked: Asked, name: Named, piece?: Piece): Draft {
  const clips = drafts.filter(({ kind }) => kind === 'video');
  const parts = clips.length > 0 ? clips : drafts.filter(({ kind }) => kind === 'image');
  const { mood, words } = asked.music;
  return name({
    kind: 'combine',
    title: piece === undefined ? 'Combined video' : titleOf(piece),
    prompt: words,
    size: parts[0]?.size,
    inputs: parts.map(({ id }) => id),
    fromAttachments: parts.length === 0 ? 'yes' : 'no',
    settings: mood === undefined ? {} : { music: mood },
  });
}
