import type { LanguageModelRequest } from '../../../platform/language-model/index.ts';
import type { PlanningAsset, PlanningRequest } from '../planning.ts';
import { answerJsonSchema } from './answer-schema.ts';
import { writeDataBlock } from './data-block.rules.ts';
import { describeModels } from './describe-models.rules.ts';
import type { Handles } from './handles.rules.ts';
import { PLANNING_INSTRUCTIONS } from './instructions.ts';

/** Prompts of earlier steps are titles here; their beginning tells which thing it is. */
const LONGEST_TITLE = 300;

/** What a model is shown of its own unusable answer; a longer one is not understood better. */
const LONGEST_ECHO = 60_000;

/** Enough to see what is wrong; a plan with more faults is best written anew. */
const MOST_FAULTS = 20;

/** The first question about a brief: fixed instructions, the catalogue, and one block with all that people wrote. */
export function writeQuestion(request: PlanningRequest, handles: Handles): LanguageModelRequest {
  const models = writeDataBlock(describeModels(request));
  return {
    instructions: `${PLANNING_INSTRUCTIONS}\n${models}`,
    messages: [{ role: 'user', text: `Plan this.\n${writeDataBlock(describeRequest(request, handles))}` }],
    answerSchema: { name: 'plan', schema: answerJsonSchema },
  };
}

/** The second and last question: what was wrong with the first answer. */
export function writeRepair(
  question: LanguageModelRequest,
  { answer, faults }: { readonly answer: string; readonly faults: readonly string[] },
): LanguageModelRequest {
  const echo = answer.slice(0, LONGEST_ECHO).trim();
  const shown = writeDataBlock(faults.slice(0, MOST_FAULTS));
  const complaint = `Your answer cannot be used. Write the whole answer again without these faults, in the given form and by the same rules.\n${shown}`;
  return {
    ...question,
    messages: [
      ...question.messages,
      // An empty message is refused by vendors, and there is nothing to learn from it.
      { role: 'assistant', text: echo === '' ? '(no answer)' : echo },
      { role: 'user', text: complaint },
    ],
  };
}

function describeRequest(request: PlanningRequest, handles: Handles): Readonly<Record<string, unknown>> {
  const describe = (asset: PlanningAsset) => describeAsset(asset, handles);
  return {
    brief: request.brief,
    answers: request.answers.map(({ text, value }) => ({ question: text, answer: value })),
    attachments: request.attachments.map(describe),
    earlier: request.earlier.map(describe),
    brand: request.brand,
    ceilingCredits: request.ceilingMillicredits === null ? null : request.ceilingMillicredits / 1_000,
  };
}

function describeAsset(asset: PlanningAsset, { handleOf }: Handles): Readonly<Record<string, unknown>> {
  const { assetId, kind, title, hasScene, widthPx, heightPx, runId } = asset;
  return {
    handle: handleOf.get(assetId),
    kind,
    title: title.slice(0, LONGEST_TITLE),
    ...(hasScene ? { isEditableDesign: true } : {}),
    ...(widthPx === null || heightPx === null ? {} : { sizePx: `${widthPx}x${heightPx}` }),
    ...(runId === null ? {} : { run: runId.slice(-8) }),
  };
}
