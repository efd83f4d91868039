import type { AssetLicence, ModelLicence } from '@gesso/contract';

/**
 * Decides what may be done with a result: members may use it commercially as far as the model's own licence goes.
 *
 * @param plan - The account's plan when the work was sold.
 */
export function decideLicence(
  plan: { readonly name: string; readonly commercialRights: boolean },
  model: {
    readonly name: string;
    readonly licence: ModelLicence;
  },
): AssetLicence {
  const modelLicence = model.licence;
  if (!plan.commercialRights) {
    return {
      commercialUse: false,
      basis: `Made on the ${plan.name} plan, which gives no commercial rights.`,
      modelLicence,
    };
  }
  if (modelLicence.readOn === null) {
    const basis = `Made on the ${plan.name} plan, but nobody has read the terms of ${model.name}: what is not known is not safe to sell.`;
    return { commercialUse: false, basis, modelLicence };
  }
  if (!modelLicence.commercialUse) {
    const basis = `Made on the ${plan.name} plan, but the licence of ${model.name} allows no commercial use.`;
    return { commercialUse: false, basis, modelLicence };
  }
  const read = modelLicence.readOn === undefined ? '' : ` (terms read on ${modelLicence.readOn})`;
  const basis = `Made on the ${plan.name} plan with ${model.name}, whose licence allows commercial use${read}.`;
  return { commercialUse: true, basis, modelLicence };
}

/** For files that people bring themselves: Gesso cannot know what they may do with them. */
export const UPLOAD_LICENCE: AssetLicence = {
  commercialUse: false,
  basis: 'Uploaded by its owner, whose own rights apply; Gesso cannot vouch for them.',
  modelLicence: null,
};
