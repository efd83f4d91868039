import { z } from 'zod';
import { assetSchema } from './assets.ts';
import { plannerSchema } from './catalogue.ts';
import { failureSchema } from './generations.ts';
import { LIMITS } from './limits.ts';
import { idSchema, instantSchema, millicreditsInputSchema, millicreditsSchema } from './primitives.ts';
import { priceLineSchema, settingsInputSchema } from './quotes.ts';

/** Where a run is: from the brief to its end. The last four are ends. */
export const RUN_STATUSES = [
  'planning',
  'asking',
  'awaiting-approval',
  'running',
  'succeeded',
  'partly-succeeded',
  'failed',
  'stopped',
] as const;
export const runStatusSchema = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatusSchema>;

export const STEP_KINDS = ['image', 'video', 'model3d', 'edit', 'combine', 'text'] as const;
export const stepKindSchema = z.enum(STEP_KINDS);
export type StepKind = z.infer<typeof stepKindSchema>;

/** `planned` until the plan is approved, `waiting` for its inputs or its turn, then how it goes. */
export const STEP_STATUSES = [
  'planned',
  'waiting',
  'running',
  'succeeded',
  'partly-succeeded',
  'failed',
  'stopped',
] as const;
export const stepStatusSchema = z.enum(STEP_STATUSES);
export type StepStatus = z.infer<typeof stepStatusSchema>;

/** Names of steps are short and belong to one plan: `s1`, `s2`. */
const stepIdSchema = z.string().min(1).max(40);

const stepTitleSchema = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, 'must not be empty')
  .max(LIMITS.stepTitleCharacters, `must have at most ${LIMITS.stepTitleCharacters} characters`);

const stepCountSchema = z
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be 1 or more')
  .max(LIMITS.resultsPerRun, `must be ${LIMITS.resultsPerRun} or less`);

export const createRunSchema = z.strictObject({
  /** Checked by the workflow, so that the refusal can be `invalid-prompt`. */
  brief: z.string({ error: 'must be text' }),
  approve: z
    .enum(['ask', 'auto'], { error: 'must be ask or auto' })
    .default('ask')
    .describe(
      'auto begins by itself up to the ceiling; without one up to the cap per run, else up to 250 credits; a note says why not',
    ),
  ceilingMillicredits: millicreditsInputSchema.optional().describe('The run is not approved above it'),
  /** Default: the operator's language model where one is set up, else the built-in planner. */
  planner: plannerSchema.optional(),
  /** Own assets the brief speaks of, attached files and selected items alike, in order. */
  references: z.array(idSchema).max(LIMITS.references).optional(),
  /** Goes on in this thread; left out, a new one begins. */
  threadId: idSchema.optional(),
  /** Null leaves the project's default brand kit aside. */
  brandKitId: idSchema.nullable().optional(),
  /** The middle of where the results should lie. */
  place: z.strictObject({ x: z.number().min(-1e9).max(1e9), y: z.number().min(-1e9).max(1e9) }).optional(),
});

export const updatePlanSchema = z.strictObject({
  planVersion: z.number({ error: 'must be a whole number' }).int('must be a whole number').min(1),
  remove: z.array(stepIdSchema).max(LIMITS.stepsPerRun).optional(),
  update: z
    .array(
      z.strictObject({
        id: stepIdSchema,
        title: stepTitleSchema.optional(),
        prompt: z.string({ error: 'must be text' }).optional(),
        model: z.string({ error: 'must name a model of the catalogue' }).optional(),
        settings: settingsInputSchema
          .optional()
          .describe('Put over those of the step; null takes a setting back to its default'),
        count: stepCountSchema.optional(),
      }),
    )
    .max(LIMITS.stepsPerRun)
    .optional(),
  /** Every step that stays, in the new order. */
  order: z.array(stepIdSchema).max(LIMITS.stepsPerRun).optional(),
});

export const approveRunSchema = z.strictObject({
  planVersion: z.number({ error: 'must be a whole number' }).int('must be a whole number').min(1),
});

export const answerRunSchema = z.strictObject({
  answers: z
    .array(z.strictObject({ questionId: idSchema, value: z.string({ error: 'must be text' }).trim().min(1).max(2000) }))
    .min(1, 'must answer at least one question')
    .max(LIMITS.questionsPerRun),
});

export const runStepSchema = z
  .object({
    id: stepIdSchema,
    kind: stepKindSchema,
    title: z.string(),
    prompt: z.string(),
    model: z.string().nullable().describe('Null for a text, which no model makes'),
    settings: z.record(z.string(), z.unknown()).describe('Without count'),
    inputs: z.array(stepIdSchema).describe('Steps whose results it is made from, in order'),
    references: z.array(idSchema).describe('Assets from before the run that it is made from, in order'),
    count: z.number().int(),
    millicredits: millicreditsSchema.describe('Of the whole step'),
    status: stepStatusSchema,
    progress: z.number().min(0).max(1),
    generationIds: z.array(idSchema),
    failure: failureSchema.optional(),
  })
  .meta({ id: 'RunStep' });

export const runQuestionSchema = z
  .object({
    id: idSchema,
    text: z.string(),
    options: z.array(z.string()).describe('Offered answers; any other text is an answer as well'),
    answer: z.string().optional(),
  })
  .meta({ id: 'RunQuestion' });

export const runSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    threadId: idSchema,
    status: runStatusSchema,
    brief: z.string(),
    approve: z.enum(['ask', 'auto']),
    ceilingMillicredits: millicreditsSchema.nullable(),
    references: z.array(idSchema),
    planner: plannerSchema.describe('Who made the plan'),
    planVersion: z.number().int().describe('0 while there is no plan'),
    plan: z.object({ rationale: z.string(), steps: z.array(runStepSchema) }),
    quote: z.object({ totalMillicredits: millicreditsSchema, lines: z.array(priceLineSchema) }),
    priceListVersion: z.string().nullable(),
    chargedMillicredits: millicreditsSchema,
    questions: z.array(runQuestionSchema).optional(),
    assets: z.array(assetSchema).describe('Results so far, in the order of the plan'),
    summary: z.string().optional(),
    failure: failureSchema.optional(),
    notes: z.array(z.string()).describe('What the creator should know about the plan'),
    createdAt: instantSchema,
    approvedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Run' });

export const acceptedRunSchema = z
  .object({ id: idSchema, threadId: idSchema, status: runStatusSchema })
  .meta({ id: 'AcceptedRun' });

export type CreateRun = z.infer<typeof createRunSchema>;
export type UpdatePlan = z.infer<typeof updatePlanSchema>;
export type AnswerRun = z.infer<typeof answerRunSchema>;
export type RunStep = z.infer<typeof runStepSchema>;
export type RunQuestion = z.infer<typeof runQuestionSchema>;
export type Run = z.infer<typeof runSchema>;
export type AcceptedRun = z.infer<typeof acceptedRunSchema>;
