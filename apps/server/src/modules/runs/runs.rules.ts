import { LIMITS, type RunStatus } from '@gesso/contract';
import type { RunOrder, RunQuestion, StoredRun } from './runs.ts';

const ENDS: ReadonlySet<RunStatus> = new Set(['succeeded', 'partly-succeeded', 'failed', 'stopped']);

/** Whether nothing happens to a run any more. */
export function hasEnded({ status }: Pick<StoredRun, 'status'>): boolean {
  return ENDS.has(status);
}

/** A run as it begins: nobody has planned it. */
export function newRun(order: RunOrder): StoredRun {
  return {
    ...order,
    status: 'planning',
    planner: order.askedPlanner,
    planVersion: 0,
    plan: null,
    priceListVersion: null,
    priceLines: [],
    quotedMillicredits: 0n,
    questions: [],
    holdId: null,
    chargedMillicredits: 0n,
    deliveredTexts: [],
    summary: null,
    failure: null,
    notes: [],
    plannerUsage: null,
    approvedAt: null,
    stopRequestedAt: null,
    finishedAt: null,
  };
}

/** Words of a brief, as a long one is charged: whatever stands between white space. */
export function countWords(brief: string): number {
  return brief.split(/\s+/u).filter((word) => word !== '').length;
}

/** A plan with its price, ready to be shown. */
export type PricedPlan = Pick<StoredRun, 'priceLines' | 'quotedMillicredits'> & {
  readonly plan: NonNullable<StoredRun['plan']>;
  readonly priceListVersion: string;
};

/** What a planner says beside its plan or its questions. */
export type PlannerWords = Pick<StoredRun, 'planner' | 'notes' | 'plannerUsage'>;

/** The run with the next version of its plan in force, waiting for the creator. */
export function withPlan(run: StoredRun, priced: PricedPlan, words: Partial<PlannerWords> = {}): StoredRun {
  return { ...run, ...words, ...priced, status: 'awaiting-approval', planVersion: run.planVersion + 1 };
}

/**
 * The run waiting for answers.
 *
 * @returns undefined when nothing of it is new or a creator was asked enough: then the brief cannot be planned.
 */
export function withQuestions(
  run: StoredRun,
  asked: readonly Omit<RunQuestion, 'answer'>[],
  words: PlannerWords,
): StoredRun | undefined {
  const fresh = asked.filter(({ id }) => run.questions.every((question) => question.id !== id));
  const questions = [...run.questions, ...fresh.map((question) => ({ ...question, answer: null }))];
  if (fresh.length === 0 || questions.length > LIMITS.questionsPerRun) return undefined;
  return { ...run, ...words, questions, status: 'asking' };
}

export type AnsweredQuestion = { readonly questionId: string; readonly value: string };

/** Why answers were not taken; nothing of them counts then. */
export type AnswerFault = {
  readonly reason: 'unknown-question' | 'answered-twice' | 'unanswered-question';
  readonly questionId: string;
};

/** The run with its open questions answered, to be planned again. All of them are answered at once, and each once. */
export function withAnswers(run: StoredRun, answers: readonly AnsweredQuestion[]): StoredRun | AnswerFault {
  const open = run.questions.filter((question) => question.answer === null);
  for (const [index, { questionId }] of answers.entries()) {
    if (!open.some(({ id }) => id === questionId)) return { reason: 'unknown-question', questionId };
    if (answers.findIndex((other) => other.questionId === questionId) !== index) {
      return { reason: 'answered-twice', questionId };
    }
  }
  const left = open.find(({ id }) => answers.every(({ questionId }) => questionId !== id));
  if (left) return { reason: 'unanswered-question', questionId: left.id };
  const questions = run.questions.map((question) => {
    const given = answers.find(({ questionId }) => questionId === question.id);
    return given === undefined ? question : { ...question, answer: given.value };
  });
  return { ...run, questions, status: 'planning' };
}

/** The run at an end without a result. Nothing of it was charged before its approval. */
export function withEnd(
  run: StoredRun,
  end: {
    readonly status: Extract<RunStatus, 'failed' | 'stopped'>;
    readonly failure?: StoredRun['failure'];
    readonly at: Date;
  },
): StoredRun {
  return { ...run, status: end.status, failure: end.failure ?? null, finishedAt: end.at };
}
