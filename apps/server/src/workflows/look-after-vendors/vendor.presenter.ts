import type { RoutedModel, UncertainOrder, VendorView } from '@gesso/contract';
import type { ModelDefinition, Provider } from '@gesso/provider-kit';
import type { ModelFigures, UncertainAttempt } from '../../modules/generation/index.ts';
import type { Route, ShownSetting, VendorHealth } from '../../modules/vendors/index.ts';
import type { VendorVariable } from './vendor-variables.rules.ts';

export function presentVendor(
  provider: Provider,
  known: {
    readonly settings: readonly (VendorVariable & { readonly shown: ShownSetting | undefined })[];
    readonly health: VendorHealth | undefined;
    readonly balance: string | null;
    readonly openOrders: number;
    readonly at: Date;
  },
): VendorView {
  const availability = provider.availability();
  const { health, balance, openOrders, at } = known;
  const blockedUntil = health?.blockedUntil != null && health.blockedUntil > at ? health.blockedUntil : null;
  return {
    vendor: provider.vendor,
    settings: known.settings.map(({ name, kind, shown }) => ({
      name,
      kind,
      source: shown?.source ?? null,
      hint: shown?.hint ?? '',
    })),
    available: availability.available,
    reason: availability.available ? null : availability.reason,
    canTest: provider.testKey !== undefined,
    balance,
    failures: health?.failures ?? 0,
    lastFailure: health?.message ?? null,
    blockedUntil: blockedUntil?.toISOString() ?? null,
    openOrders,
  };
}

export function presentModel(
  { key, name, kind }: ModelDefinition,
  { routes, figures }: { readonly routes: readonly Route[]; readonly figures: ModelFigures | undefined },
): RoutedModel {
  return {
    key,
    name,
    kind,
    routes: routes.map(({ provider, vendorModel, licence, availability, isOff }) => ({
      vendor: provider.vendor,
      vendorModel,
      available: availability.available,
      reason: availability.available ? null : availability.reason,
      isOff,
      licence: { ...licence },
    })),
    results: figures?.results ?? 0,
    earnedMillicredits: Number(figures?.earnedMillicredits ?? 0n),
    costMicroUsd: Number(figures?.costMicroUsd ?? 0n),
    costsKnown: figures?.costsKnown ?? 0,
  };
}

export function presentUncertain({ at, ...order }: UncertainAttempt): UncertainOrder {
  return { ...order, at: at.toISOString() };
}
