import { LIMITS } from '@gesso/contract';
import type { PlanningAnswer, PlanningQuestion, PlanningRequest } from '../../planning.ts';
import { namedWithoutKey } from './choose-model.rules.ts';
import { choosePieces } from './choose-pieces.rules.ts';
import type { Act, Piece, Target, Wish } from './follow-up.ts';
import { type ReadWishes, readWishes } from './read-wishes.rules.ts';
import { capital, nameOf } from './titles.rules.ts';
import { writeEdit, writeVersion } from './write-edits.rules.ts';
import { writeClip, writeFilm, writeSolid, writeVariations } from './write-makes.rules.ts';
import type { Draft } from './write-plan.rules.ts';

/**
 * Plans what a brief asks of things that lie there already: attachments and results of earlier runs.
 *
 * Deterministic. A part that cannot be done is told in the notes; where nothing can be done the answer is a refusal, and
 * where it cannot be told which piece is meant it is one question that names them.
 *
 * @returns The plan, a question or a refusal; undefined where the brief is a fresh one that stands alone.
 */
export async function planFollowUp(request: PlanningRequest): Promise<PlanningAnswer | undefined> {
  const read = readWishes(request.brief);
  if (read === undefined) return undefined;
  if (request.attachments.length === 0 && request.earlier.length === 0) {
    return read.isBound
      ? refused('There is nothing here yet to change. Describe what to make first, or select something on the board.')
      : undefined;
  }
  if (read.cannot !== undefined) return refused(read.cannot);
  const shape = askForCrop(request, read);
  if (shape !== undefined) return asked(shape);
  const planned = write(request, read, false);
  const ceiling = request.ceilingMillicredits;
  const isOver = (answer: PlanningAnswer): boolean =>
    answer.kind === 'plan' && ceiling !== null && (request.priceOf(answer.plan.steps) ?? 0) > ceiling;
  if (!isOver(planned)) return planned;
  const frugal = write(request, read, true);
  if (frugal.kind !== 'plan' || isOver(frugal)) return planned;
  return {
    ...frugal,
    notes: [...frugal.notes, 'The built-in models are used, because others would go over your ceiling.'],
  };
}

function write(request: PlanningRequest, { wishes, unread }: ReadWishes, isFrugal: boolean): PlanningAnswer {
  const draft: Draft = { request, isFrugal, steps: [], notes: new Set(), refusals: new Set() };
  const told: string[] = [];
  /** What each asset has become in this plan, by its id. */
  const grown = new Map<string, readonly Piece[]>();
  let latest: readonly Piece[] = [];
  for (const wish of wishes) {
    const chosen = chooseFor(wish, { request, grown, latest });
    if ('question' in chosen) return asked(chosen.question);
    if ('message' in chosen) {
      draft.refusals.add(chosen.message);
      continue;
    }
    const made = writeWish(draft, withCrop(wish.act, request), chosen.pieces);
    if (made.length === 0) continue;
    told.push(tell(wish.act, chosen.pieces));
    for (const { from, to } of made) for (const origin of originsOf(from, grown)) grown.set(origin, to);
    latest = made.flatMap(({ to }) => to);
  }
  if (draft.steps.length === 0)
    return refused([...draft.refusals, ...draft.notes].join(' ') || 'Nothing of that can be done here.');
  const tooMany = findExcess(draft);
  if (tooMany !== undefined) return refused(tooMany);
  const notes = [
    ...draft.notes,
    ...draft.refusals,
    ...unread.map((part) => `“${part.slice(0, 80)}” was not understood, or is something new; ask for it on its own.`),
    ...namedWithoutKey(request.models, request.brief).map(
      ({ name }) => `${name} has no key here, so another model is used.`,
    ),
  ];
  return {
    planner: 'builtin',
    usage: null,
    notes: [...new Set(notes)],
    kind: 'plan',
    plan: { version: 1, rationale: told.join(' '), steps: draft.steps },
  };
}

/** The question to what shape a picture should be cropped. */
const CROP_QUESTION = 'crop-shape';
const CROP_ANSWERS: Readonly<Record<string, string>> = {
  Square: 'crop it to 1:1',
  '4:5': 'crop it to 4:5',
  '9:16': 'crop it to 9:16',
  '16:9': 'crop it to 16:9',
  'Only its empty edges': 'trim it',
};
const BARE_CROP = /^crop(?: it)?$/u;

function askForCrop(request: PlanningRequest, { wishes }: ReadWishes): PlanningQuestion | undefined {
  const isOpen = wishes.some(({ act }) => act.kind === 'edit' && act.parts.some((part) => BARE_CROP.test(part)));
  if (!isOpen || request.answers.some(({ questionId }) => questionId === CROP_QUESTION)) return undefined;
  return { id: CROP_QUESTION, text: 'Which shape should it be cropped to?', options: Object.keys(CROP_ANSWERS) };
}

function withCrop(act: Act, { answers }: PlanningRequest): Act {
  const said = answers.find(({ questionId }) => questionId === CROP_QUESTION)?.value.trim();
  if (said === undefined || act.kind !== 'edit') return act;
  const words = CROP_ANSWERS[said] ?? `crop it to ${said.toLowerCase().slice(0, 40)}`;
  return { kind: 'edit', parts: act.parts.map((part) => (BARE_CROP.test(part) ? words : part)) };
}

type Known = {
  readonly request: PlanningRequest;
  readonly grown: ReadonlyMap<string, readonly Piece[]>;
  readonly latest: readonly Piece[];
};

function chooseFor({ act, target }: Wish, { request, grown, latest }: Known) {
  const takesLatest = latest.length > 0 && latest.every((piece) => isFit(act, target, piece));
  const isLatestMeant = target === undefined || (target.places.length === 0 && target.titleWords.length === 0);
  if (isLatestMeant && takesLatest) return { ok: true, pieces: latest } as const;
  const chosen = choosePieces(act, target, request);
  if (!chosen.ok) return chosen;
  // "make all headlines bigger and animate the first" means the first as it is by then.
  const pieces = chosen.pieces.flatMap((piece) => {
    const now = 'assetId' in piece.source ? grown.get(piece.source.assetId) : undefined;
    const fit = (now ?? []).filter((other) => isFit(act, undefined, other));
    return fit.length > 0 ? fit : [piece];
  });
  return { ok: true, pieces } as const;
}

function isFit(act: Act, target: Target | undefined, { kind }: Piece): boolean {
  if (target?.kinds !== undefined && !target.kinds.includes(kind)) return false;
  if (act.kind === 'combine') return kind !== 'model3d';
  return act.kind === 'vary' || kind === 'image';
}

type Made = { readonly from: Piece; readonly to: readonly Piece[] };

function writeWish(draft: Draft, act: Act, pieces: readonly Piece[]): readonly Made[] {
  if (act.kind === 'combine') {
    const to = writeFilm(draft, pieces, act);
    return to.length === 0 ? [] : [{ from: pieces[0]!, to }];
  }
  return pieces.map((from) => ({ from, to: writeOne(draft, act, from) })).filter(({ to }) => to.length > 0);
}

function writeOne(draft: Draft, act: Exclude<Act, { kind: 'combine' }>, piece: Piece): readonly Piece[] {
  switch (act.kind) {
    case 'edit':
      return writeEdit(draft, piece, act.parts);
    case 'version':
      return act.formats.flatMap((format) => writeVersion(draft, piece, format));
    case 'vary':
      return writeVariations(draft, piece, act.count);
    case 'animate':
      return writeClip(draft, piece, act);
    case 'model3d':
      return writeSolid(draft, piece, act);
    default:
      return act satisfies never;
  }
}

/** The asset a piece is, or the assets whose latest state it is. */
function originsOf({ source }: Piece, grown: ReadonlyMap<string, readonly Piece[]>): readonly string[] {
  if ('assetId' in source) return [source.assetId];
  return [...grown].flatMap(([id, pieces]) =>
    pieces.some((piece) => 'stepId' in piece.source && piece.source.stepId === source.stepId) ? [id] : [],
  );
}

function findExcess({ steps }: Draft): string | undefined {
  const results = steps.reduce((sum, { count }) => sum + count, 0);
  if (steps.length <= LIMITS.stepsPerRun && results <= LIMITS.resultsPerRun) return undefined;
  return `That would be ${steps.length} steps, and a plan has at most ${LIMITS.stepsPerRun}. Name fewer pieces, or do it in two rounds.`;
}

function tell(act: Act, pieces: readonly Piece[]): string {
  const names = namesOf(pieces);
  switch (act.kind) {
    case 'edit':
      return `${capital(act.parts.join(', '))}: changes ${names} and leaves the rest of it as it is.`;
    case 'version':
      return `Lays out ${names} for ${act.formats.map(({ label }) => label).join(', ')}.`;
    case 'vary':
      return `Makes ${act.count === 1 ? 'a variation' : `${act.count} variations`} of ${names}.`;
    case 'animate':
      return `Sets ${names} in motion.`;
    case 'model3d':
      return act.shape === undefined ? `Makes ${names} a 3D model.` : `Puts ${names} on a 3D model.`;
    case 'combine':
      return `Combines ${names} into one video${act.music === undefined || act.music === 'none' ? '' : ` with ${act.music} music`}.`;
    default:
      return act satisfies never;
  }
}

function namesOf(pieces: readonly Piece[]): string {
  const names = pieces.map(({ title }) => `“${nameOf(title)}”`);
  if (names.length > 2) return `${pieces.length} pieces`;
  return names.join(' and ');
}

function asked(question: PlanningQuestion): PlanningAnswer {
  return { planner: 'builtin', usage: null, notes: [], kind: 'questions', questions: [question] };
}

function refused(message: string): PlanningAnswer {
  return { planner: 'builtin', usage: null, notes: [], kind: 'refused', message };
}
