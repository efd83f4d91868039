import { COMBINE_MODEL } from '../../plan.rules.ts';
import type { PlanStep } from '../../planning.ts';
import {
  chooseAnew,
  chooseMaker,
  EDIT_MODEL,
  findModel,
  findRepainter,
  settingsFor,
  shapeSettings,
} from './choose-model.rules.ts';
import type { Act, Piece } from './follow-up.ts';
import { singular } from './piece-words.rules.ts';
import { capital, nameOf, titled } from './titles.rules.ts';
import { addStep, type Draft } from './write-plan.rules.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Flat prints that become a framed panel in space; of anything else the subject itself is made. */
const FLAT =
  /\b(?:posters?|flyers?|cards?|covers?|banners?|stor(?:y|ies)|posts?|menus?|invitations?|prints?|photos?|wallpapers?|patterns?)\b/iu;
const FILE_NAME = /\.[a-z\d]{2,5}$|^(?:img|dsc|image|screenshot|untitled)[\s_-]?\d*/iu;

/** A clip of a piece. */
export function writeClip(draft: Draft, piece: Piece, act: ActOf<'animate'>): readonly Piece[] {
  const { models, brief } = draft.request;
  const model = chooseMaker(models, { kind: 'video', piece, brief, isFrugal: draft.isFrugal });
  if (model === undefined) {
    draft.refusals.add(
      'No video model that starts from a picture can be used here. Add a key, or switch the built-in one on.',
    );
    return [];
  }
  const name = nameOf(piece.title);
  const settings = {
    ...shapeSettings(model.settingsSchema, act.format ?? piece),
    ...settingsFor(model.settingsSchema, {
      duration: act.seconds,
      seconds: act.seconds,
      loop: act.isLoop ? true : undefined,
      motion: act.motion,
    }),
  };
  noteLength(draft, act.seconds, settings.duration ?? settings.seconds);
  const title = titled('Clip', name);
  const stepId = addStep(draft, {
    kind: 'video',
    title,
    prompt: withName(name, act.words),
    model,
    from: [piece],
    settings,
  });
  return [{ ...piece, source: { stepId }, kind: 'video', title, hasScene: false }];
}

/** A model of a piece, or of something the piece is put on. */
export function writeSolid(draft: Draft, piece: Piece, act: ActOf<'model3d'>): readonly Piece[] {
  const { models, brief } = draft.request;
  const model = chooseMaker(models, { kind: 'model3d', piece, brief, isFrugal: draft.isFrugal });
  if (model === undefined) {
    draft.refusals.add(
      'No 3D model that starts from a picture can be used here. Add a key, or switch the built-in one on.',
    );
    return [];
  }
  const name = nameOf(piece.title);
  const isFlat = FLAT.test(piece.title) || FILE_NAME.test(piece.title.trim());
  const shape = act.shape ?? (isFlat ? 'panel' : undefined);
  const prompt = act.shape === undefined ? withName(name, act.words) : `${capital(act.shape)} with “${name}” on it`;
  const title = titled(act.shape === undefined ? '3D model' : capital(act.shape), name);
  const settings = settingsFor(model.settingsSchema, { shape, material: act.material });
  const stepId = addStep(draft, { kind: 'model3d', title, prompt, model, from: [piece], settings });
  return [{ ...piece, source: { stepId }, kind: 'model3d', title, hasScene: false }];
}

/** More like a piece: a design composed again with its own subject, colours and texts, anything else made anew. */
export function writeVariations(draft: Draft, piece: Piece, count: number): readonly Piece[] {
  const name = nameOf(piece.title);
  const editor = findModel(draft.request.models, EDIT_MODEL);
  if (piece.hasScene && editor !== undefined) {
    const first = 1 + Math.max(0, ...takenNumbers(draft, name));
    return Array.from({ length: count }, (_, index) => {
      const label = `Variation ${first + index}`;
      const title = titled(label, name);
      const stepId = addStep(draft, { kind: 'edit', title, prompt: label, model: editor, from: [piece] });
      return { ...piece, source: { stepId }, title };
    });
  }
  return writeAnew(draft, piece, count);
}

/** Numbers of the variations there are, so that none is made a second time. */
function takenNumbers({ request, steps }: Draft, name: string): readonly number[] {
  return [...request.earlier, ...request.attachments, ...steps].flatMap(({ title }) => {
    const number = /^Variation (\d{1,3}): /u.exec(title)?.[1];
    return number !== undefined && nameOf(title) === name ? [Number(number)] : [];
  });
}

function writeAnew(draft: Draft, piece: Piece, count: number): readonly Piece[] {
  const { models } = draft.request;
  const name = nameOf(piece.title);
  const repainter = piece.kind === 'image' && !draft.isFrugal ? findRepainter(models) : undefined;
  const model =
    repainter ?? (FILE_NAME.test(piece.title.trim()) ? undefined : chooseAnew(models, piece.kind, draft.isFrugal));
  if (model === undefined) {
    draft.refusals.add(
      `Variations of “${name}” need a model that takes pictures as references, and none has a key here. Describe what it shows, and something new can be made.`,
    );
    return [];
  }
  const takesPicture = piece.kind === 'image' && model.references.most > 0 && model.references.kinds.includes('image');
  if (!takesPicture) draft.notes.add(`The new ones are made from the words “${name}”, not from what is to be seen.`);
  const title = titled('Variation', name);
  const made = addStep(draft, {
    // The kinds of files and of the steps that make them have the same names.
    kind: piece.kind satisfies PlanStep['kind'],
    title: count > 1 ? titled('Variations', name) : title,
    prompt: piece.title.trim().slice(0, 1_000) || name,
    model,
    from: takesPicture ? [piece] : [],
    settings: shapeSettings(model.settingsSchema, piece),
    count,
  });
  return [{ ...piece, source: { stepId: made }, title, hasScene: false }];
}

/** One film of all pieces in their order, or from the last to the first where that is said. */
export function writeFilm(draft: Draft, given: readonly Piece[], act: ActOf<'combine'>): readonly Piece[] {
  const pieces = /\b(?:reversed?|backwards)\b/u.test(act.words) ? given.toReversed() : given;
  const model = findModel(draft.request.models, COMBINE_MODEL);
  if (model === undefined) {
    draft.refusals.add('Combining is switched off here.');
    return [];
  }
  const { most } = model.references;
  if (pieces.length > most) {
    draft.refusals.add(
      `A combined video takes at most ${most} clips and pictures, not ${pieces.length}. Name fewer, such as “the first ${most}”.`,
    );
    return [];
  }
  const [first] = pieces;
  if (first === undefined) return [];
  if (
    pieces.length === 1 &&
    act.titles.length === 0 &&
    act.music === undefined &&
    !/\b(?:music|soundtrack|title|score)\b/u.test(act.words)
  ) {
    draft.refusals.add(
      `“${nameOf(first.title)}” is the only one there; combining needs two or more, or music or a title to add.`,
    );
    return [];
  }
  const settings = {
    ...shapeSettings(model.settingsSchema, act.format ?? first),
    ...settingsFor(model.settingsSchema, { music: act.music, transition: act.transition, stillSeconds: act.seconds }),
  };
  const [name] = act.titles;
  const title = name === undefined ? 'Combined video' : titled('Combined video', name.slice(0, 60));
  const stepId = addStep(draft, { kind: 'combine', title, prompt: capital(act.words), model, from: pieces, settings });
  return [{ ...first, source: { stepId }, kind: 'video', title, hasScene: false }];
}

/** What it shows and how it is to move, without "animate it". */
function withName(name: string, words: string): string {
  const rest = words
    .replace(
      /\b(?:animate|animation of|set in motion|(?:bring|come) .*to life|make|create|generate|turn|let|get)\b/gu,
      '',
    )
    .replace(
      /(?:\b(?:an?|some|short|quick|looping|second|seconds|sec|\d+s?)\b[\s-]*)*\b(?:clips?|videos?|gifs?|loops?|\dd models?|3-?d)\b(?: (?:of|from|out of))?/gu,
      '',
    )
    .replace(/\b(?:it|them|each)\b/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,]*(?:(?:in|as|for|with|of|from|into|to)(?=\s*(?:,|$)))?/u, '')
    .replace(/(?<![-\p{L}])(?:into|to|of|from|as|in|for)\s*(?=,|$|with\b)/gu, '')
    .replace(/^[\s,]+|[\s,]+$/gu, '');
  return rest === '' || singular(rest) === singular(name.toLowerCase()) ? name : `${name}, ${rest}`;
}

function noteLength(draft: Draft, asked: number | undefined, given: unknown): void {
  const seconds = Number.parseFloat(String(given));
  if (asked === undefined || !Number.isFinite(seconds) || seconds === asked) return;
  draft.notes.add(`The clips last ${seconds} s: the model cannot make ${asked} s.`);
}
