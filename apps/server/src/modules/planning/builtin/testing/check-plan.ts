import type { PlanningAnswer, PlanningRequest, PlanStep } from '../../planning.ts';
import { planFresh } from '../plan-fresh.ts';
import type { CorpusBrief, ExpectedStep } from './corpus-brief.ts';
import { priceOf, requestOf, shareOfStep } from './planning-world.ts';

/** Proportions nearer than this are the same; a vendor's list of sizes seldom has the very one. */
const SAME = 0.06;

/** Plans a brief of the corpus, answers included. */
export async function planEntry(entry: CorpusBrief): Promise<PlanningAnswer> {
  const request: PlanningRequest = requestOf(entry);
  const answer = await planFresh(request);
  if (entry.answers === undefined) return answer;
  if (answer.kind !== 'questions') throw new Error(`“${entry.brief.slice(0, 60)}” was not asked about`);
  const answers = answer.questions.map(({ id, text }, at) => ({
    questionId: id,
    text,
    value: entry.answers?.[at] ?? '',
  }));
  return planFresh({ ...request, answers });
}

/** Everything in which an answer differs from what a designer would expect, in words; nothing where it does not. */
export function findDifferences(entry: CorpusBrief, answer: PlanningAnswer): readonly string[] {
  const notes = answer.notes.join(' ');
  const missing = (entry.notes ?? [])
    .filter((note) => !note.test(notes))
    .map((note) => `no note has ${note}: ${notes}`);
  if (entry.noNotes === true && notes !== '') missing.push(`a note where nothing is to say: ${notes}`);
  if ('questions' in entry) {
    if (answer.kind !== 'questions') return [`is ${answer.kind} and not asked about`, ...shown(answer)];
    const texts = answer.questions.map(({ text }) => text).join(' ');
    return [
      ...missing,
      ...entry.questions.filter((one) => !one.test(texts)).map((one) => `asks nothing of ${one}: ${texts}`),
    ];
  }
  if ('refused' in entry) {
    if (answer.kind !== 'refused') return [`is ${answer.kind} and not refused`, ...shown(answer)];
    return entry.refused.test(answer.message) ? missing : [`refused with “${answer.message}”`];
  }
  if (answer.kind !== 'plan') return [`is ${answer.kind} and no plan`];
  const { steps } = answer.plan;
  const kinds = steps.map(({ kind }) => kind).join(' ');
  const expected = entry.steps.map(({ kind }) => kind).join(' ');
  if (kinds !== expected) return [`steps are ${kinds}, expected ${expected}`, ...shown(answer)];
  const price = priceOf(steps);
  if (entry.credits !== undefined && price !== entry.credits * 1_000)
    missing.push(`costs ${price}, expected ${entry.credits}`);
  const differences = entry.steps.flatMap((step, at) => differencesOf(step, steps[at]!, { steps, entry, at }));
  return [...missing, ...differences];
}

function differencesOf(
  expected: ExpectedStep,
  step: PlanStep,
  { steps, entry, at }: { readonly steps: readonly PlanStep[]; readonly entry: CorpusBrief; readonly at: number },
): readonly string[] {
  const found: string[] = [];
  const check = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${at}: ${what} is ${JSON.stringify(is)}, expected ${JSON.stringify(should)}`);
  };
  check('count', step.count, expected.count ?? 1);
  if (expected.model !== undefined) check('model', step.model, expected.model);
  if (expected.title !== undefined) check('title', step.title, expected.title);
  for (const [name, value] of Object.entries(expected.settings ?? {}))
    check(`settings.${name}`, step.settings[name], value);
  if (expected.ratio !== undefined) {
    const [width = 1, height = 1] = expected.ratio.split(':').map(Number);
    const share = shareOfStep(step);
    if (!(Math.abs(Math.log(share / (width / height))) < SAME))
      found.push(`${at}: is ${share}:1, expected ${expected.ratio}`);
  }
  const prompt = step.prompt.toLowerCase();
  for (const words of expected.says ?? []) {
    if (!prompt.includes(words.toLowerCase()))
      found.push(`${at}: prompt lacks “${words}”: ${step.prompt.slice(0, 300)}`);
  }
  for (const words of expected.lacks ?? []) {
    if (prompt.includes(words.toLowerCase()))
      found.push(`${at}: prompt holds “${words}”: ${step.prompt.slice(0, 300)}`);
  }
  const inputs = step.inputs.map((id) => steps.findIndex((other) => other.id === id));
  check('inputs', inputs, expected.from ?? []);
  const references = step.references.map((id) => (entry.attachments ?? []).findIndex(({ assetId }) => assetId === id));
  check('references', references, expected.references ?? []);
  return found;
}

function shown(answer: PlanningAnswer): readonly string[] {
  if (answer.kind !== 'plan') return [];
  return answer.plan.steps.map(({ title, count, prompt }) => `  ${count} × ${title}: ${prompt.slice(0, 120)}`);
}
