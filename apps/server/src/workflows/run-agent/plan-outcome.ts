import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import type { Models, PriceList } from '../../modules/models/index.ts';
import { findPlanFaults, type PlanningAnswer, type PlanningModel } from '../../modules/planning/index.ts';
import {
  countWords,
  insertPlanVersion,
  type PlanVersion,
  type StoredRun,
  saveRun,
  withEnd,
  withPlan,
  withQuestions,
} from '../../modules/runs/index.ts';
import type { FindProhibitedWord } from '../../modules/word-policy/index.ts';
import { pricePlan } from './price-plan.ts';
import { inCredits, refuseProhibited } from './run-refusals.ts';
import { announceRun, type RunMessage, sayOfRun } from './tell-run.ts';
import { writtenTexts } from './written-texts.ts';

/** What becomes of a run that was planned, before it is written. */
export type PlanOutcome = {
  readonly run: StoredRun;
  readonly messages: readonly RunMessage[];
  /** Why an answer of a planner could not be used, for the operator's log. */
  readonly fault?: string;
};

/** What binds while a run is planned. */
export type PlanningTerms = {
  readonly priceList: PriceList;
  readonly priceGeneration: Models['priceGeneration'];
  readonly models: readonly PlanningModel[];
  readonly findProhibitedWord: FindProhibitedWord | undefined;
  readonly at: Date;
};

/** What a creator can do where no plan came of a brief. */
const UNUSABLE = 'No plan came of this brief, and nothing was charged. Say it in other words, or name what to make.';

/**
 * Decides what an answer of a planner makes of its run: a priced plan, questions, or an end that says why.
 *
 * Pure. A plan that breaks the rules of plans, or that has no price, ends the run: it was shown to nobody.
 */
export function decidePlanned(run: StoredRun, answer: PlanningAnswer, terms: PlanningTerms): PlanOutcome {
  const words = { planner: answer.planner, notes: answer.notes, plannerUsage: answer.usage };
  const heard = { ...run, ...words };
  switch (answer.kind) {
    case 'refused':
      return refused(heard, answer.message, terms.at);
    case 'questions': {
      const asking = withQuestions(run, answer.questions, words);
      if (asking === undefined) return { ...refused(heard, UNUSABLE, terms.at), fault: 'it asked again or too much' };
      const asked = asking.questions.filter((question) => question.answer === null).map(({ text }) => text);
      const occasion = `questions ${run.questions.length}`;
      return { run: asking, messages: [{ occasion, role: 'agent', kind: 'question', text: asked.join('\n') }] };
    }
    case 'plan': {
      const [fault] = findPlanFaults(answer.plan, terms.models);
      if (fault) return { ...refused(heard, UNUSABLE, terms.at), fault: `${fault.path} ${fault.message}` };
      const texts = writtenTexts(answer.plan.steps, terms.models);
      const prohibited = refuseProhibited(terms.findProhibitedWord, texts);
      if (prohibited) return refused(heard, prohibited.message, terms.at, 'prohibited');
      const price = pricePlan({ ...terms, plan: answer.plan, briefWords: countWords(run.brief) });
      if (!price.ok) return { ...refused(heard, UNUSABLE, terms.at), fault: price.message };
      return planned(withCeilingNote(withPlan(run, price.priced, words)));
    }
  }
}

/** Writes what was decided. The caller has locked or just inserted the run. */
export async function writePlanned(connection: PoolClient, { run, messages }: PlanOutcome, at: Date): Promise<void> {
  await saveRun(connection, run);
  if (run.status === 'awaiting-approval') await insertPlanVersion(connection, toVersion(run, 'planner', at));
  await sayOfRun(connection, run, messages, at);
  await announceRun(connection, run, at);
}

/** The plan in force as the version that is kept. */
export function toVersion(run: StoredRun, author: PlanVersion['author'], at: Date): PlanVersion {
  const { plan, priceListVersion } = run;
  assert(plan && priceListVersion, `the run ${run.id} has no plan`);
  const { id: runId, planVersion: version, priceLines, quotedMillicredits } = run;
  return { runId, version, author, plan, priceListVersion, priceLines, quotedMillicredits, createdAt: at };
}

/** The run with one note about its ceiling where the plan costs more, and none where it does not. */
export function withCeilingNote(run: StoredRun, before: StoredRun = run): StoredRun {
  const stale = aboveCeiling(before);
  const notes = run.notes.filter((note) => note !== stale);
  const note = aboveCeiling(run);
  return { ...run, notes: note === undefined ? notes : [...notes, note] };
}

function aboveCeiling({ quotedMillicredits, ceilingMillicredits }: StoredRun): string | undefined {
  if (ceilingMillicredits === null || quotedMillicredits <= ceilingMillicredits) return undefined;
  const [price, ceiling] = [inCredits(quotedMillicredits), inCredits(ceilingMillicredits)];
  return `This plan costs ${price}, above your ceiling of ${ceiling}. Drop steps, lower counts or choose cheaper models.`;
}

function planned(run: StoredRun): PlanOutcome {
  const text = `${run.plan?.rationale ?? ''} It costs ${inCredits(run.quotedMillicredits)}.`.trim();
  const note = aboveCeiling(run);
  return {
    run,
    messages: [
      { occasion: 'plan', role: 'agent', kind: 'plan', text },
      ...(note === undefined ? [] : [{ occasion: 'ceiling', role: 'agent', kind: 'note', text: note } as const]),
    ],
  };
}

function refused(
  run: StoredRun,
  message: string,
  at: Date,
  code: 'invalid-prompt' | 'prohibited' = 'invalid-prompt',
): PlanOutcome {
  const failure = { code, message };
  return {
    run: withEnd(run, { status: 'failed', failure, at }),
    messages: [{ occasion: 'failure', role: 'agent', kind: 'failure', text: message }],
  };
}
