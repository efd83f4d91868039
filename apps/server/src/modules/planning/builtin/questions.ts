import { LIMITS } from '@gesso/contract';
import type { PlanningQuestion, PlanningRequest } from '../planning.ts';
import { numberIn } from './read/number-words.ts';

/** Asked where a brief names nothing to make and nothing to make it of. */
export const WHAT: PlanningQuestion = {
  id: 'what',
  text: 'What should be made? Name the thing and what it shows, for example “a poster of a fox in the snow”.',
  options: ['A poster', 'A logo', '4 pictures', 'A short clip'],
};

/** Asked where a brief forbids texts and quotes one. */
export const WITH_TEXT: PlanningQuestion = {
  id: 'text',
  text: 'The brief wants no text and names one. Which is meant?',
  options: ['With the text', 'Without any text'],
};

const MOST = LIMITS.resultsPerRun;

/** Asked where a brief wants more results than a run makes. */
export function howMany(wanted: number): PlanningQuestion {
  const many = wanted >= 1_000_000 ? 'a million results or more' : `${wanted} results`;
  return {
    id: 'how-many',
    text: `This asks for ${many}; one run makes at most ${MOST}. Are ${MOST} fine?`,
    options: [`Make ${MOST}`, 'Make 20', 'Make 10'],
  };
}

/** The answer to a question, `undefined` while there is none; it may come under the id or under the text. */
export function answerTo({ answers }: PlanningRequest, { id, text }: PlanningQuestion): string | undefined {
  return answers.findLast((answer) => answer.questionId === id || answer.text === text)?.value.trim();
}

/** Whether a text is wanted after all; undefined for an answer that says neither. */
export function readWithText(answer: string): boolean | undefined {
  if (/\b(?:without|no|none|leave (?:it|them) out|remove|not)\b/iu.test(answer)) return false;
  return /\b(?:with|yes|keep|text|title|both)\b/iu.test(answer) ? true : undefined;
}

/** How many results an answer asks for: a number, or as many as can be for a yes. Undefined for anything else. */
export function readHowMany(answer: string): number | undefined {
  const number = numberIn(
    answer
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word !== 'a' && word !== 'an'),
  );
  if (number !== undefined && number > 0) return number;
  return /\b(?:yes|ok|okay|fine|sure|yep|good|go)\b/iu.test(answer) ? MOST : undefined;
}
