import type { AnswerRun } from '@gesso/contract';
import { type AnswerFault, findRun, lockRun, type StoredRun, saveRun, withAnswers } from '../../modules/runs/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { RunContext } from './context.ts';
import { writePlanned } from './plan-outcome.ts';
import { askPlanner, MOST_COMPUTING_MS, orderPlanning } from './plan-run.ts';
import { type RunRefusal, RunRefused, refuseProhibited, refuseRun } from './run-refusals.ts';
import { announceRun, type RunMessage, sayOfRun } from './tell-run.ts';

export type AnswerQuestions = AnswerRun & {
  readonly accountId: string;
  readonly runId: string;
};

/**
 * Takes the answers to everything that a run asks and has it planned again with them, like its brief was.
 *
 * Each question is answered once; all open ones together. Refused answers change nothing.
 */
export async function answerRun(context: RunContext, asked: AnswerQuestions): Promise<{ ok: true } | RunRefusal> {
  const { accountId, runId } = asked;
  const run = await findRun(context.database.pool, { accountId, runId });
  if (run === undefined) return refuseRun('not-found', 'There is no such run.');
  const refusal = findTextFault(context, asked);
  if (refusal) return refusal;
  const answered = decide(run, asked);
  if ('ok' in answered) return answered;
  try {
    if (run.askedPlanner === 'llm' && context.planners.llm !== undefined) await planLater(context, run, answered);
    else await planNow(context, run, answered);
  } catch (error) {
    if (error instanceof RunRefused) return error.refusal;
    throw error;
  }
  return { ok: true };
}

function findTextFault({ findProhibitedWord }: RunContext, { answers }: AnswerQuestions): RunRefusal | undefined {
  const texts = answers.map(({ value }, index) => ({ path: `answers.${index}.value`, text: value }));
  const broken = texts.find(({ text }) => !text.isWellFormed() || text.includes('\0'));
  if (broken === undefined) return refuseProhibited(findProhibitedWord, texts);
  const message = 'has a character that cannot be kept; type it again';
  return refuseRun('invalid-prompt', `${broken.path} ${message}.`, [{ path: broken.path, message }]);
}

function decide(run: StoredRun, { answers }: AnswerQuestions): StoredRun | RunRefusal {
  if (run.status !== 'asking') {
    return refuseRun('conflict', `Nothing is asked: the run is ${run.status}, and each question is answered once.`);
  }
  const answered = withAnswers(run, answers);
  return 'reason' in answered ? describeFault(answered, answers) : answered;
}

function describeFault({ reason, questionId }: AnswerFault, answers: AnswerQuestions['answers']): RunRefusal {
  const index = answers.findLastIndex((answer) => answer.questionId === questionId);
  switch (reason) {
    case 'unknown-question':
      return refuseAnswer(`answers.${index}.questionId`, 'names no open question of this run');
    case 'answered-twice':
      return refuseAnswer(`answers.${index}.questionId`, 'is answered twice; give one answer to each question');
    case 'unanswered-question':
      return refuseAnswer('answers', `must answer every open question; ${questionId} is missing`);
  }
}

function refuseAnswer(path: string, message: string): RunRefusal {
  return refuseRun('invalid-request', `${path} ${message}.`, [{ path, message }]);
}

async function planNow(context: RunContext, asking: StoredRun, answered: StoredRun): Promise<void> {
  const { outcome } = await askPlanner(context, answered, AbortSignal.timeout(MOST_COMPUTING_MS));
  const at = context.clock.now();
  await inTransaction(context.database, async (connection) => {
    const locked = await lockRun(connection, asking.id);
    assertStillAsks(locked, asking);
    await sayOfRun(connection, answered, [toMessage(asking, answered)], at);
    await writePlanned(connection, outcome, at);
    if (answered.approve === 'auto') await orderPlanning(context, connection, answered);
  });
}

async function planLater(context: RunContext, asking: StoredRun, answered: StoredRun): Promise<void> {
  const at = context.clock.now();
  await inTransaction(context.database, async (connection) => {
    const locked = await lockRun(connection, asking.id);
    assertStillAsks(locked, asking);
    await saveRun(connection, answered);
    await sayOfRun(connection, answered, [toMessage(asking, answered)], at);
    await announceRun(connection, answered, at);
    await orderPlanning(context, connection, answered);
  });
}

/** Whoever answers the same questions a moment later finds them answered, and a stopped run asks nothing. */
function assertStillAsks(locked: StoredRun | undefined, asking: StoredRun): void {
  const isSame = locked?.status === 'asking' && locked.questions.length === asking.questions.length;
  if (!isSame) throw new RunRefused(refuseRun('conflict', 'This was answered or stopped in the meantime.'));
}

/** What was answered, under what was asked. */
function toMessage(asking: StoredRun, answered: StoredRun): RunMessage {
  const open = asking.questions.filter((question) => question.answer === null).map(({ id }) => id);
  const lines = answered.questions.filter(({ id }) => open.includes(id)).map(({ text, answer }) => `${text} ${answer}`);
  return { occasion: `answer ${asking.questions.length}`, role: 'creator', kind: 'answer', text: lines.join('\n') };
}
