import { type OwnModelForm, ownModelFormSchema } from '@gesso/contract';
import { z } from 'zod';

/** What is kept of the form. The key of the server lies with the vendors' keys, encrypted. */
export const ownModelContentSchema = z.strictObject({
  ...ownModelFormSchema.omit({ apiKey: true }).shape,
  format: z.literal(1),
});

export type OwnModelContent = Omit<OwnModelForm, 'apiKey'>;

/** A model of the operator's own. */
export type StoredOwnModel = {
  readonly id: string;
  /** Catalogue key, stable for ever. */
  readonly key: string;
  readonly content: OwnModelContent;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Since when it is no longer offered; what was made with it stays. */
  readonly retiredAt: Date | null;
};
