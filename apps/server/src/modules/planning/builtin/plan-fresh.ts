import { LIMITS } from '@gesso/contract';
import type { PlanningAnswer, PlanningQuestion, PlanningRequest, PlanStep } from '../planning.ts';
import { answerTo, howMany, readHowMany, readWithText, WHAT, WITH_TEXT } from './questions.ts';
import type { Asked } from './read/asked.ts';
import { hasDrawnEmoji } from './read/has-drawn-emoji.ts';
import { hasSubject } from './read/has-subject.ts';
import { readAsk } from './read/read-ask.ts';
import { settleTexts } from './read/settle-texts.ts';
import { chooseModels } from './shape/choose-models.ts';
import type { Draft } from './shape/draft.ts';
import { explainPlan } from './shape/explain-plan.ts';
import { fitCounts } from './shape/fit-counts.ts';
import { keepCeiling } from './shape/keep-ceiling.ts';
import { makeDrafts } from './shape/make-drafts.ts';

/**
 * Plans a brief that stands alone: reads what is asked for, makes steps of it, chooses models within the ceiling, and
 * asks only what nothing can be planned without. An answer is never asked for twice: one that says nothing gives way to
 * what most people would want, and a note says so.
 */
export function planFresh(request: PlanningRequest): PlanningAnswer {
  const notes: string[] = [];
  const brief = readableBrief(request, notes);
  if (brief === undefined) return ask([WHAT], notes);
  const asked = settle(readAsk(brief, request.models), request, notes);
  const copywriting = copywritingNote(asked);
  const { drafts, notes: drafted } = makeDrafts(asked);
  notes.push(...drafted);
  if (drafts.length === 0 && copywriting !== undefined) {
    return { planner: 'builtin', usage: null, notes, kind: 'refused', message: copywriting };
  }
  const open = [...(asked.isContradictory ? [WITH_TEXT] : []), ...openCount(drafts, request)];
  const [first] = open;
  if (first !== undefined) return ask(open, notes);
  const fitted = fitCounts(drafts, mostResults(drafts, request, notes));
  const chosen = chooseModels(fitted.drafts, asked, request);
  const kept = keepCeiling(fitted.drafts, chosen, { asked, request });
  notes.push(...fitted.notes, ...chosen.notes, ...kept.notes, ...(copywriting === undefined ? [] : [copywriting]));
  return answerWith(kept.steps, { asked, request, notes });
}

/** Whether a brief names a thing to make, a poster or a clip, and not only what it is to show. */
export function namesDeliverable({ brief, models }: PlanningRequest): boolean {
  return readAsk(brief, models).pieces.some(({ deliverable }) => deliverable.isPlain !== true);
}

function answerWith(
  steps: readonly PlanStep[],
  {
    asked,
    request,
    notes,
  }: { readonly asked: Asked; readonly request: PlanningRequest; readonly notes: readonly string[] },
): PlanningAnswer {
  if (steps.length === 0 || steps.some(({ kind, model }) => kind !== 'text' && model === null)) {
    const message = 'No model here can make what the brief asks for; ask the operator which models are set up.';
    return { planner: 'builtin', usage: null, notes, kind: 'refused', message };
  }
  const plan = { version: 1, rationale: explainPlan(steps, asked, request), steps } as const;
  return { planner: 'builtin', usage: null, notes: [...new Set(notes)], kind: 'plan', plan };
}

function ask(questions: readonly PlanningQuestion[], notes: readonly string[]): PlanningAnswer {
  return {
    planner: 'builtin',
    usage: null,
    notes,
    kind: 'questions',
    questions: questions.slice(0, LIMITS.questionsPerRun),
  };
}

/** What is planned when neither the brief nor the answer says anything. */
const FALLBACK = 'an abstract picture';

/** The brief together with the answer to what it should be, `undefined` while there is nothing to go by. */
function readableBrief(request: PlanningRequest, notes: string[]): string | undefined {
  const { brief, attachments } = request;
  if (isReadable(brief, request)) return brief;
  const answer = answerTo(request, WHAT);
  if (answer === undefined) return undefined;
  if (isReadable(answer, request)) return answer;
  notes.push('The answer could not be read, so one picture is planned; write another brief to get something else.');
  return attachments.length > 0 ? 'a picture from what is attached' : FALLBACK;
}

/** Names a thing to make, something to make it of, or an emoji that can be drawn. */
function isReadable(text: string, { models, attachments }: PlanningRequest): boolean {
  if (hasSubject(text)) return true;
  const asked = readAsk(text, models);
  if (asked.pieces.some(({ deliverable }) => deliverable.isPlain !== true)) return true;
  if ((asked.isCombined || asked.isAnimated) && attachments.length > 0) return true;
  return hasDrawnEmoji(text);
}

type Settled = Asked & { readonly isContradictory: boolean };

/** Settles a brief that wants no text and quotes one, by the answer or by what most people mean. */
function settle(asked: Asked, request: PlanningRequest, notes: string[]): Settled {
  const answer = answerTo(request, WITH_TEXT);
  const settled = settleTexts(asked, answer === undefined ? undefined : (readWithText(answer) ?? true));
  if (answer !== undefined && settled.isContradictory && readWithText(answer) === undefined) {
    notes.push('The answer could not be read, so the text of the brief is kept.');
  }
  return { ...settled.asked, isContradictory: settled.isContradictory && answer === undefined };
}

function resultsOf(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, { count }) => sum + count, 0);
}

function openCount(drafts: readonly Draft[], request: PlanningRequest): readonly PlanningQuestion[] {
  const results = resultsOf(drafts);
  const question = howMany(results);
  return results <= LIMITS.resultsPerRun || answerTo(request, question) !== undefined ? [] : [question];
}

/** How many results may be planned: as many as a run makes, or fewer where the answer says so. */
function mostResults(drafts: readonly Draft[], request: PlanningRequest, notes: string[]): number {
  const most = LIMITS.resultsPerRun;
  const results = resultsOf(drafts);
  if (results <= most) return most;
  const answer = answerTo(request, howMany(results)) ?? '';
  const wanted = readHowMany(answer);
  if (wanted === undefined) notes.push(`The answer could not be read, so ${most} results are planned.`);
  else if (wanted > most) notes.push(`One run makes at most ${most} results, so ${most} are planned.`);
  return Math.min(most, Math.max(1, wanted ?? most));
}

function copywritingNote({ copywriting }: Asked): string | undefined {
  return copywriting === undefined
    ? undefined
    : `Writing ${copywriting} needs a language model, and this planner works without one: put your own words in quotes, or ask the operator to set one up.`;
}
