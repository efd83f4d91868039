export const PLAN_KEYS = ['free', 'basic', 'pro'] as const;

/** How often a plan is paid for. */
export const INTERVALS = ['monthly', 'annual'] as const;
