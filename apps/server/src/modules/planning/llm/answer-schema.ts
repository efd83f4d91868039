import { STEP_KINDS } from '@gesso/contract';
import { z } from 'zod';

/** Values are text on the way, since vendors that hold a model to its schema want one type; the catalogue's own schema says what they mean. */
const settingSchema = z.object({ name: z.string(), value: z.coerce.string() });

const stepSchema = z.object({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  title: z.string(),
  prompt: z.string().default(''),
  /** Empty for a text. */
  model: z.preprocess((model) => model ?? '', z.string()),
  settings: z.preprocess(listSettings, z.array(settingSchema)),
  inputs: z.array(z.string()).default([]),
  references: z.array(z.string()).default([]),
  count: z.number().default(1),
});

/**
 * What a language model answers. It has no field for a price, an approval or an owner, and every field it has not is
 * dropped unread: the model may write them, and nobody hears of it.
 *
 * One object for all three kinds, since vendors refuse a choice at the top.
 */
export const answerSchema = z.object({
  kind: z.enum(['plan', 'questions', 'refused']),
  rationale: z.string().default(''),
  steps: z.array(stepSchema).default([]),
  questions: z.array(z.object({ text: z.string(), options: z.array(z.string()).default([]) })).default([]),
  message: z.string().default(''),
});

export type WrittenAnswer = z.infer<typeof answerSchema>;
export type WrittenStep = WrittenAnswer['steps'][number];

/**
 * For the vendor: every field is there and no other, and none has a default, as strict schemas ask. Reading is kinder:
 * it fills the gaps that models leave which nobody holds to a schema.
 */
export const answerJsonSchema: Readonly<Record<string, unknown>> = z.toJSONSchema(answerSchema, {
  io: 'output',
  target: 'draft-7',
  override: ({ jsonSchema }) => {
    delete jsonSchema.default;
  },
});

/** `{"ratio": "16:9"}` is what models write that know the settings and not our list of them. */
function listSettings(written: unknown): unknown {
  if (written === undefined || written === null) return [];
  if (typeof written !== 'object' || Array.isArray(written)) return written;
  return Object.entries(written).map(([name, value]) => ({ name, value }));
}
