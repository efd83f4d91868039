import type { Account as AccountAnswer, ApiKey as ApiKeyAnswer, Caps as CapsAnswer } from '@gesso/contract';
import type { Account, ApiKey, Caps } from '../modules/accounts/index.ts';

export function presentAccount({ id, name, email, imageUrl, plan, role, timeZone }: Account): AccountAnswer {
  return { id, name, email, imageUrl, plan, role, timeZone };
}

export function presentApiKey(key: ApiKey): ApiKeyAnswer {
  return {
    id: key.id,
    name: key.name,
    hint: key.hint,
    capMillicredits: toNumber(key.capMillicredits),
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}

export function presentCaps(caps: Caps): CapsAnswer {
  return {
    perRunMillicredits: toNumber(caps.perRunMillicredits),
    perDayMillicredits: toNumber(caps.perDayMillicredits),
    perProjectMillicredits: toNumber(caps.perProjectMillicredits),
  };
}

// Whoever sets a cap sends a number within JSON's safe range, so it fits again.
function toNumber(millicredits: bigint | null): number | null {
  return millicredits === null ? null : Number(millicredits);
}
