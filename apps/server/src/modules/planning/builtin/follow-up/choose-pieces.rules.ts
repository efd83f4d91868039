import type { ModelKind } from '@gesso/contract';
import type { PlanningAsset, PlanningQuestion, PlanningRequest } from '../../planning.ts';
import type { Act, Piece, Target } from './follow-up.ts';
import { singular } from './piece-words.rules.ts';
import { readTarget } from './read-target.rules.ts';

/** The pieces that are meant, a question where that cannot be told, or why there are none. */
export type ChosenPieces =
  | { readonly ok: true; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly question: PlanningQuestion }
  | { readonly ok: false; readonly message: string };

/** The question which piece is meant; asked at most once for a brief. */
export const WHICH_QUESTION = 'which';
const ALL_OF_THEM = 'All of them';
/** More could not be read on a card; the rest can be named in words. */
const MOST_OPTIONS = 8;

const TAKES: Readonly<Record<Act['kind'], readonly ModelKind[]>> = {
  edit: ['image'],
  version: ['image'],
  animate: ['image'],
  model3d: ['image'],
  vary: ['image', 'video', 'model3d'],
  combine: ['video', 'image'],
};
const KIND_NAMES: Readonly<Record<ModelKind, readonly [one: string, many: string]>> = {
  image: ['picture', 'pictures'],
  video: ['clip', 'clips'],
  model3d: ['3D model', '3D models'],
};

/** Finds what a wish is about: the selection first, then the latest results, then those before. */
export function choosePieces(act: Act, target: Target | undefined, request: PlanningRequest): ChosenPieces {
  const takes = TAKES[act.kind];
  const kinds = target?.kinds === undefined ? takes : target.kinds.filter((kind) => takes.includes(kind));
  if (kinds.length === 0) return { ok: false, message: cannotTake(act, target) };
  const found = findRow(act, { target, kinds, request });
  if ('message' in found) return { ok: false, message: found.message };
  const { row, isSelection } = found;
  const places = target?.places ?? [];
  if (places.length > 0) return atPlaces(row, places);
  const isAll =
    row.length === 1 || isSelection || act.kind === 'combine' || (target !== undefined && target.number !== 'one');
  if (isAll) return { ok: true, pieces: row.map(toPiece) };
  return afterQuestion(act, row, request);
}

type Wanted = {
  readonly target: Target | undefined;
  readonly kinds: readonly ModelKind[];
  readonly request: PlanningRequest;
};
type Row = { readonly row: readonly PlanningAsset[]; readonly isSelection: boolean };

function findRow(act: Act, { target, kinds, request }: Wanted): Row | { readonly message: string } {
  const { attachments } = request;
  const isNamed =
    target !== undefined && (target.places.length > 0 || target.titleWords.length > 0 || target.kinds !== undefined);
  const selected = narrowed(act, target, ofKinds(attachments, kinds));
  const reaches = Math.max(0, ...(target?.places ?? []).map((place) => (place < 0 ? -place : place + 1)));
  if (selected.length > 0 && selected.length >= reaches) return { row: selected, isSelection: true };
  if (attachments.length > 0 && !isNamed) return { message: wrongSelection(attachments, kinds) };
  const rows = runsOf(request.earlier)
    .map((run) => narrowed(act, target, ofKinds(run, kinds)))
    .filter((row) => row.length > 0);
  const row =
    rows.find((other) => target !== undefined && target.titleWords.length > 0 && hasTitle(other, target)) ?? rows[0];
  if (row !== undefined) return { row, isSelection: false };
  if (attachments.length > 0) return { message: wrongSelection(attachments, kinds) };
  return { message: noneOf(kinds) };
}

/** Results run by run, the latest first. */
function runsOf(earlier: readonly PlanningAsset[]): readonly (readonly PlanningAsset[])[] {
  const runs: PlanningAsset[][] = [];
  for (const asset of earlier) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.runId === asset.runId) last.push(asset);
    else runs.push([asset]);
  }
  return runs;
}

function ofKinds(assets: readonly PlanningAsset[], kinds: readonly ModelKind[]): readonly PlanningAsset[] {
  return assets.filter(({ kind }) => kinds.includes(kind));
}

/** Those of a row that a name fits; the row as it is where the name fits none. */
function narrowed(act: Act, target: Target | undefined, row: readonly PlanningAsset[]): readonly PlanningAsset[] {
  const clips = act.kind === 'combine' && target?.titleWords.length === 0 ? clipsOf(row) : row;
  if (target === undefined) return clips;
  const { titleWords, noun } = target;
  const byTitle = clips.filter(({ title }) => titleWords.every((word) => hasWord(title, word)));
  const named =
    byTitle.length > 0 ? byTitle : clips.filter(({ title }) => titleWords.some((word) => hasWord(title, word)));
  const rest = titleWords.length > 0 && named.length > 0 ? named : clips;
  const byNoun = noun === undefined ? [] : rest.filter(({ title }) => hasWord(title, noun));
  return byNoun.length > 0 ? byNoun : rest;
}

/** A film that was joined from clips is none of the clips to be joined. */
function clipsOf(row: readonly PlanningAsset[]): readonly PlanningAsset[] {
  const clips = row.filter(({ kind, title }) => kind === 'video' && !/\b(?:combined|film|final video)\b/iu.test(title));
  return clips.length > 1 ? clips : row;
}

function hasTitle(row: readonly PlanningAsset[], { titleWords }: Target): boolean {
  return row.some(({ title }) => titleWords.every((word) => hasWord(title, word)));
}

function hasWord(title: string, word: string): boolean {
  const words = title.toLowerCase().split(/[^\p{L}\d:]+/u);
  return words.some((other) => other === word || singular(other) === word);
}

function atPlaces(row: readonly PlanningAsset[], places: readonly number[]): ChosenPieces {
  const pieces = places.flatMap((place) => row.at(place) ?? []);
  if (pieces.length < places.length) {
    const kinds = [...new Set(row.map(({ kind }) => kind))];
    const [one, many] = kinds.length === 1 ? KIND_NAMES[kinds[0]!] : (['result', 'results'] as const);
    return {
      ok: false,
      message: `There ${row.length === 1 ? `is only 1 ${one}` : `are only ${row.length} ${many}`} to choose from. Name one of ${row.length === 1 ? 'it' : 'them'}, or select it on the board.`,
    };
  }
  return { ok: true, pieces: [...new Set(pieces)].map(toPiece) };
}

const ASKS: Readonly<Record<Act['kind'], string>> = {
  edit: 'Which one should be changed?',
  version: 'Which one should be laid out anew?',
  vary: 'Which one should the new ones be like?',
  animate: 'Which one should move?',
  model3d: 'Which one should become a 3D model?',
  combine: 'Which ones should be combined?',
};

function afterQuestion(act: Act, row: readonly PlanningAsset[], request: PlanningRequest): ChosenPieces {
  const options = row.slice(0, MOST_OPTIONS).map((asset, index) => optionOf(row, asset, index));
  const question = { id: WHICH_QUESTION, text: ASKS[act.kind], options: [...options, ALL_OF_THEM] };
  const answer = request.answers.find(({ questionId }) => questionId === WHICH_QUESTION)?.value.trim();
  if (answer === undefined) return { ok: false, question };
  if (answer === ALL_OF_THEM) return { ok: true, pieces: row.map(toPiece) };
  const at = options.indexOf(answer);
  if (at >= 0) return { ok: true, pieces: [toPiece(row[at]!)] };
  return (
    readAnswer(answer, row) ?? {
      ok: false,
      message: `“${answer.slice(0, 60)}” names none of them. Ask again and name one: ${options.join(', ')}.`,
    }
  );
}

/** An answer in one's own words: "the first two", "all", "the fox". */
function readAnswer(answer: string, row: readonly PlanningAsset[]): ChosenPieces | undefined {
  const text = answer.toLowerCase();
  if (/\b(?:all|both|every|each|everything)\b/u.test(text)) return { ok: true, pieces: row.map(toPiece) };
  if (/^\d{1,2}$/u.test(text)) return atPlaces(row, [Number(text) - 1]);
  const { target } = readTarget(text);
  if (target !== undefined && target.places.length > 0) return atPlaces(row, target.places);
  const words = text
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 2 && !/^(?:the|one|ones|with|please|that)$/u.test(word));
  const named = row.filter(({ title }) => words.length > 0 && words.some((word) => hasWord(title, singular(word))));
  return named.length > 0 ? { ok: true, pieces: named.map(toPiece) } : undefined;
}

/** Its title, with its place where titles are the same. */
function optionOf(row: readonly PlanningAsset[], { title }: PlanningAsset, index: number): string {
  const name = title.trim().slice(0, 80) || 'Untitled';
  const isTwin = row.filter((other) => other.title.trim().slice(0, 80) === title.trim().slice(0, 80)).length > 1;
  return isTwin ? `${index + 1}. ${name}` : name;
}

function toPiece({ assetId, kind, title, hasScene, widthPx, heightPx }: PlanningAsset): Piece {
  return { source: { assetId }, kind, title, hasScene, widthPx, heightPx };
}

function noneOf(kinds: readonly ModelKind[]): string {
  const names = kinds.length > 2 ? 'result' : kinds.map((kind) => KIND_NAMES[kind][0]).join(' or ');
  return `There is no ${names} in this conversation yet. Make one first, or select it on the board and write again.`;
}

function wrongSelection(attachments: readonly PlanningAsset[], kinds: readonly ModelKind[]): string {
  const had = [...new Set(attachments.map(({ kind }) => KIND_NAMES[kind][0]))].join(' and a ');
  const wanted = kinds.map((kind) => KIND_NAMES[kind][0]).join(' or a ');
  return `That needs a ${wanted}, and a ${had} is selected. Select what should be worked on and write again.`;
}

function cannotTake(act: Act, target: Target | undefined): string {
  const kind = target?.kinds?.[0] ?? 'video';
  const what = KIND_NAMES[kind][1];
  if (act.kind === 'animate') return `${capital(what)} cannot be set in motion; name a picture.`;
  if (kind === 'video') {
    return 'Clips cannot be changed afterwards. Change the picture and animate it again, or combine clips with music and titles.';
  }
  return `${capital(what)} cannot be changed afterwards. Describe the model anew, or name a picture.`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
