import { LIMITS } from '@gesso/contract';
import type { LanguageModelReply } from '../../../platform/language-model/index.ts';
import { findPlanFaults } from '../plan.rules.ts';
import type { PlanningQuestion, PlanningRequest, PlanStep } from '../planning.ts';
import { answerSchema, type WrittenAnswer } from './answer-schema.ts';
import { buildStep, findOwnFaults, renumber } from './build-steps.rules.ts';
import type { Handles } from './handles.rules.ts';
import { plainText } from './plain-text.rules.ts';

/** What a reply amounts to. */
export type ReadReply =
  | {
      readonly kind: 'plan';
      readonly rationale: string;
      readonly steps: readonly PlanStep[];
      /** By how much the plan costs more than the creator allows; 0 where it does not. */
      readonly excessMillicredits: number;
    }
  | { readonly kind: 'questions'; readonly questions: readonly PlanningQuestion[] }
  | { readonly kind: 'refused'; readonly message: string }
  /** Cannot be used; each fault is a sentence for the model. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

const LONGEST_RATIONALE = 800;
const LONGEST_MESSAGE = 600;
const LONGEST_QUESTION = 400;
const LONGEST_OPTION = 120;
const MOST_OPTIONS = 6;

const NO_REASON = 'The language model declined this brief. Write it differently, or plan with the built-in planner.';

/**
 * Reads what a language model wrote, whatever it is. Trusts none of it: a plan comes out only when it could be priced
 * and run, made of the request's own models and things.
 */
export function readReply(reply: LanguageModelReply, request: PlanningRequest, handles: Handles): ReadReply {
  if (reply.ending === 'blocked') return refuse(startsLikeJson(reply.text) ? '' : reply.text);
  if (reply.ending === 'cut') return faulty('The answer was cut off before its end; write a shorter one.');
  const json = findJson(reply.text);
  if (json === undefined) return faulty('The answer is not one JSON object.');
  // Before anything of it is read: ten thousand steps are one fault, not ten thousand.
  const written = 'steps' in json && Array.isArray(json.steps) ? json.steps.length : 0;
  if (written > LIMITS.stepsPerRun) {
    return faulty(`steps: must hold at most ${LIMITS.stepsPerRun} steps, not ${written}.`);
  }
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    return { kind: 'faulty', faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  }
  switch (parsed.data.kind) {
    case 'refused':
      return refuse(parsed.data.message);
    case 'questions':
      return readQuestions(parsed.data, request);
    case 'plan':
      return readPlan(parsed.data, request, handles);
  }
}

function readPlan(written: WrittenAnswer, request: PlanningRequest, handles: Handles): ReadReply {
  const known = { models: request.models, handles };
  const steps = written.steps.map((step) => buildStep(step, known));
  const rationale = plainText(written.rationale, LONGEST_RATIONALE);
  const faults = [
    ...findPlanFaults({ version: 1, rationale, steps }, request.models),
    ...steps.flatMap((step, index) => findOwnFaults(step, `steps.${index}`, known)),
  ];
  if (faults.length > 0) {
    return { kind: 'faulty', faults: faults.map(({ path, message }) => `${path}: ${message}.`) };
  }
  const price = request.priceOf(steps);
  if (price === undefined) return faulty('steps: a model of the plan has no price; choose another.');
  const excessMillicredits = Math.max(0, price - (request.ceilingMillicredits ?? price));
  return { kind: 'plan', rationale, steps: renumber(steps), excessMillicredits };
}

/** The ids are ours. Whoever has asked once has had their turn: a second round would never end for some models. */
function readQuestions({ questions }: WrittenAnswer, { answers }: PlanningRequest): ReadReply {
  if (answers.length > 0) return faulty('kind: the creator has answered already; write a plan.');
  const asked = questions
    .map(({ text, options }, index) => ({
      id: `q${index + 1}`,
      text: plainText(text, LONGEST_QUESTION),
      options: [...new Set(options.map((option) => plainText(option, LONGEST_OPTION)))]
        .filter((option) => option !== '')
        .slice(0, MOST_OPTIONS),
    }))
    .filter(({ text }) => text !== '');
  if (asked.length === 0) return faulty('questions: must hold at least one question, or kind must be plan.');
  return { kind: 'questions', questions: asked.slice(0, LIMITS.questionsPerRun) };
}

function refuse(message: string): ReadReply {
  return { kind: 'refused', message: plainText(message, LONGEST_MESSAGE) || NO_REASON };
}

function faulty(fault: string): ReadReply {
  return { kind: 'faulty', faults: [fault] };
}

function startsLikeJson(text: string): boolean {
  return /^\s*[[{]/u.test(text);
}

/** Models that nobody holds to a schema wrap their JSON in words or in a fence. */
function findJson(text: string): object | undefined {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  for (const candidate of [text, text.slice(from, to + 1)]) {
    try {
      const json: unknown = JSON.parse(candidate);
      if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
    } catch {
      // Not JSON as it stands; the next candidate may be.
    }
  }
  return undefined;
}
