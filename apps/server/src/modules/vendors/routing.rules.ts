import type { ModelLicence } from '@gesso/contract';
import type { Availability, FindOrderFault, ModelDefinition, Provider } from '@gesso/provider-kit';
import { describeBlock } from './health.rules.ts';
import type { ModelRoute, VendorHealth } from './vendors.ts';

/** One way to a model: who runs it, and under which name. */
export type Route = {
  readonly provider: Provider;
  readonly vendorModel: string;
  readonly licence: ModelLicence;
  readonly findFault: FindOrderFault | undefined;
  /** It makes nothing of words alone. */
  readonly needsReference?: boolean | undefined;
  /** The operator does not want it taken. */
  readonly isOff: boolean;
  /** As of now: its key is there, it is well, and the operator has not switched it off. */
  readonly availability: Availability;
};

/**
 * The ways to a model in order of preference: as the operator put them, then its own vendor's, then others in the order of
 * the providers. Those that cannot be taken now stay in the list, with the reason.
 */
export function findRoutes(
  definition: ModelDefinition,
  providers: readonly Provider[],
  { routes, health, at }: { routes: readonly ModelRoute[]; health: readonly VendorHealth[]; at: Date },
): readonly Route[] {
  const own = providers.filter(({ models }) => models.some(({ key }) => key === definition.key));
  const found = [...own.map((provider) => toOwnRoute(definition, provider)), ...toCarried(definition, providers)];
  const wishes = routes.filter(({ model }) => model === definition.key);
  const placeOf = (vendor: string) => {
    const place = wishes.findIndex((wish) => wish.vendor === vendor);
    return place === -1 ? wishes.length : place;
  };
  return found
    .map((route) => {
      const isOff = wishes.some((wish) => wish.vendor === route.provider.vendor && wish.isOff);
      return { ...route, isOff, availability: isOff ? SWITCHED_OFF : availabilityOf(route.provider, health, at) };
    })
    .sort((a, b) => placeOf(a.provider.vendor) - placeOf(b.provider.vendor));
}

const SWITCHED_OFF: Availability = { available: false, reason: 'The operator has switched this way off.' };

type Way = Omit<Route, 'availability' | 'isOff'>;

function toOwnRoute({ vendorModel, licence, findFault }: ModelDefinition, provider: Provider): Way {
  return { provider, vendorModel, licence, findFault };
}

function toCarried({ key }: ModelDefinition, providers: readonly Provider[]): readonly Way[] {
  return providers.flatMap((provider) => {
    const carried = provider.carries?.find((each) => each.key === key);
    if (carried === undefined) return [];
    const { vendorModel, licence, findFault, needsReference } = carried;
    return [{ provider, vendorModel, licence, findFault, needsReference }];
  });
}

function availabilityOf(provider: Provider, health: readonly VendorHealth[], at: Date): Availability {
  const availability = provider.availability();
  if (!availability.available) return availability;
  const reason = describeBlock(
    health.find(({ vendor }) => vendor === provider.vendor),
    at,
  );
  return reason === undefined ? availability : { available: false, reason };
}

/** Whether a model can be had of words on any way; else the reason of the way that would be taken first, and of others by their key. */
export function availabilityOfRoutes(routes: readonly Route[]): Availability {
  if (routes.some(({ availability, needsReference }) => availability.available && !needsReference)) {
    return { available: true };
  }
  const reasons = routes.map(({ availability, provider }) =>
    availability.available ? `${provider.vendor} makes it of a reference only.` : availability.reason,
  );
  const [first = 'No provider runs it.', ...others] = [...new Set(reasons)];
  const more = others.length === 0 ? '' : ` Or: ${others.join(' Or: ')}`;
  return { available: false, reason: `${first}${more}` };
}
