import { z } from 'zod';
import { modelKindSchema, modelLicenceSchema } from './catalogue.ts';
import { idSchema, instantSchema, millicreditsSchema } from './primitives.ts';

export const OWN_MODEL_CONNECTIONS = ['comfyui', 'openai-compatible'] as const;
export type OwnModelConnectionName = (typeof OWN_MODEL_CONNECTIONS)[number];

/** A million credits for one result: above any price that makes sense, and far below what JSON can count. */
const MOST_MILLICREDITS = 1_000_000_000;
/** A workflow of a thousand nodes stays below it, and so does the request. */
const MOST_WORKFLOW_CHARACTERS = 500_000;

/** Written by Gesso itself in every model. */
const RESERVED: ReadonlySet<string> = new Set(['prompt', 'count', 'negativePrompt']);

const words = (most: number) =>
  z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have at most ${most} characters`);
const whole = z.number({ error: 'must be a whole number' }).int('must be a whole number').safe('is too large');

const naming = {
  name: z
    .string({ error: 'must be text' })
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/u, 'must begin with a letter and hold letters, digits and _ only')
    .refine((name) => !RESERVED.has(name), 'is a setting that every model has; leave it out'),
  title: words(60),
};

/** A setting that creators see, with its limits. */
export const ownSettingSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('integer'), ...naming, minimum: whole, maximum: whole, default: whole }),
    z.strictObject({
      type: z.literal('choice'),
      ...naming,
      choices: z.array(words(100)).min(1, 'must have a choice').max(50, 'must have at most 50 choices'),
      default: z.string(),
    }),
    z.strictObject({ type: z.literal('switch'), ...naming, default: z.boolean() }),
    z.strictObject({ type: z.literal('text'), ...naming, maxLength: whole.min(1, 'must be 1 or more').max(4_000) }),
  ])
  .superRefine((setting, issues) => {
    const refuse = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if (setting.type === 'integer') {
      const { minimum, maximum, default: usual } = setting;
      if (maximum < minimum) refuse('maximum', 'must not be below the minimum');
      else if (usual < minimum || usual > maximum) refuse('default', `must be from ${minimum} to ${maximum}`);
    }
    if (setting.type === 'choice' && !setting.choices.includes(setting.default)) {
      refuse('default', `must be one of ${setting.choices.join(', ')}`);
    }
  });
export type OwnSetting = z.infer<typeof ownSettingSchema>;

const ownLicenceSchema = z.strictObject({
  id: words(60),
  commercialUse: z.boolean(),
  url: z.url({ protocol: /^https$/u, error: 'must be an address that begins with https://' }).max(500),
});

/** A model of the operator's own, as the form sends it. */
export const ownModelFormSchema = z.strictObject({
  name: words(60),
  kind: modelKindSchema,
  connection: z.enum(OWN_MODEL_CONNECTIONS, { error: `must be one of ${OWN_MODEL_CONNECTIONS.join(', ')}` }),
  baseUrl: words(500),
  apiKey: z
    .string({ error: 'must be text' })
    .trim()
    .min(1, 'must not be empty; leave it out to keep the key')
    .max(2_000)
    .regex(/^[\x21-\x7e]+$/u, 'must have no spaces and no letters outside ASCII')
    .nullable()
    .optional()
    .describe('Left out: stays as it is. Null: no key.'),
  vendorModel: z.string().trim().max(200).default('').describe('As the server calls it; empty for ComfyUI'),
  workflow: z.string().max(MOST_WORKFLOW_CHARACTERS).default('').describe('ComfyUI alone: API-format JSON with marks'),
  promptMaxCharacters: whole.min(1, 'must be 1 or more').max(32_000, 'must be at most 32000').default(2_000),
  mostReferences: whole.min(0, 'must be 0 or more').max(4, 'must be at most 4').default(0),
  settings: z
    .array(ownSettingSchema)
    .max(20, 'must be at most 20 settings')
    .default([])
    .superRefine((settings, issues) => {
      for (const [index, { name }] of settings.entries()) {
        if (settings.findIndex((other) => other.name === name) === index) continue;
        issues.addIssue({ code: 'custom', path: [index, 'name'], message: 'is there twice; names are unique' });
      }
    }),
  priceMillicredits: z
    .number({ error: 'must be a whole number of millicredits' })
    .int('must be a whole number of millicredits')
    .min(0, 'must be 0 or more')
    .max(MOST_MILLICREDITS, `must be at most ${MOST_MILLICREDITS}`)
    .describe('Of one result'),
  licence: ownLicenceSchema.nullable().default(null).describe('Null: nobody knows, so results are not safe to sell'),
});
export type OwnModelForm = z.infer<typeof ownModelFormSchema>;

export const ownModelSchema = z
  .object({
    id: idSchema,
    key: z.string().describe('In the catalogue'),
    name: z.string(),
    kind: modelKindSchema,
    connection: z.enum(OWN_MODEL_CONNECTIONS),
    baseUrl: z.string(),
    keyHint: z.string().nullable().describe('The last four characters of the key; null where there is none'),
    vendorModel: z.string(),
    workflow: z.string(),
    promptMaxCharacters: z.number().int(),
    mostReferences: z.number().int(),
    settings: z.array(ownSettingSchema),
    priceMillicredits: millicreditsSchema.describe('Of one result, in the price list in force'),
    licence: modelLicenceSchema.nullable(),
    retiredAt: instantSchema.nullable(),
    updatedAt: instantSchema,
  })
  .meta({ id: 'OwnModel' });
export type OwnModelView = z.infer<typeof ownModelSchema>;
