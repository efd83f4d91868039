import { LIMITS, type PlanKey } from '@gesso/contract';
import { z } from 'zod';

/** A billion credits or ten billion dollars; above it a sum of many lines could leave the whole numbers of JSON. */
const MOST = 1_000_000_000_000;

const amountSchema = z.number().int().min(0).max(MOST);

const planContentSchema = z.strictObject({
  name: z.string().min(1),
  rank: z.number().int(),
  monthlyMillicredits: amountSchema,
  signUpMillicredits: amountSchema,
  firstMonthBonusMillicredits: amountSchema,
  monthlyCents: amountSchema,
  annualCents: amountSchema,
  topUps: z.boolean(),
  commercialRights: z.boolean(),
});

/**
 * A price list as it is stored. Everything an operator may set, and nothing that is derived from it.
 *
 * `format` is the version of this shape; raise it together with a step in `upgrade-price-list.ts`.
 */
export const priceListContentSchema = z.strictObject({
  format: z.literal(2),
  /** While true the first-month bonus is given. */
  beta: z.boolean(),
  plans: z.strictObject({
    free: planContentSchema,
    basic: planContentSchema,
    pro: planContentSchema,
  } satisfies Record<PlanKey, typeof planContentSchema>),
  topUp: z.strictObject({ minCents: amountSchema, maxCents: amountSchema, millicreditsPerCent: amountSchema }),
  grace: z.strictObject({
    /** Days after its boundary at which an owed term is charged: the first at once, the last ends the grace. */
    attemptDays: z.array(z.number().int().min(0).max(LIMITS.graceDays)).min(1),
  }),
  agent: z.strictObject({
    baseMillicredits: amountSchema,
    perDeliverableMillicredits: amountSchema,
    freeWords: z.number().int().min(0),
    perHundredWordsMillicredits: amountSchema,
  }),
  /** Price of one result at default settings, by catalogue key. A model that is missing has no price and is refused. */
  models: z.record(z.string(), amountSchema),
});

export type PriceListContent = z.infer<typeof priceListContentSchema>;

/** A price list in force. Immutable once written. */
export type PriceList = { readonly version: string; readonly content: PriceListContent };
