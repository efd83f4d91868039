import type { VendorOverview, VendorView } from '@gesso/contract';
import { KitError, type Provider } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import {
  countOpenAttempts,
  listUncertainAttempts,
  noteLookedAfter,
  sumModelFigures,
} from '../../modules/generation/index.ts';
import type { Models } from '../../modules/models/index.ts';
import type { Vendors } from '../../modules/vendors/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { presentModel, presentUncertain, presentVendor } from './vendor.presenter.ts';
import { findAddressFault, variablesOf } from './vendor-variables.rules.ts';

export type VendorStoriesOptions = {
  readonly database: { readonly pool: Pool };
  readonly vendors: Vendors;
  readonly models: Pick<Models, 'priceListInForce'>;
  readonly providers: readonly Provider[];
  /** Providers of models of the operator's own, as of now. Default: none. */
  readonly listOwn?: (() => readonly Provider[]) | undefined;
  /** Names of all variables that vendors have. */
  readonly variableNames: readonly string[];
  readonly allowedHosts: ReadonlySet<string>;
  readonly clock: Clock;
};

export type VendorAnswer =
  | { readonly ok: true; readonly vendor: VendorView }
  | { readonly ok: false; readonly reason: 'unknown' }
  /** What the vendor or a rule says against it, as a sentence. Nothing was stored. */
  | { readonly ok: false; readonly reason: 'refused'; readonly message: string };

export type VendorStories = {
  readonly overview: () => Promise<VendorOverview>;
  /** Stores a key or an address after the vendor was asked with it. */
  readonly storeSetting: (asked: { vendor: string; name: string; value: string }) => Promise<VendorAnswer>;
  readonly removeSetting: (asked: { vendor: string; name: string }) => Promise<VendorAnswer>;
  readonly test: (vendor: string) => Promise<VendorAnswer>;
  /** @returns undefined where there is no such model, or no such way to it. */
  readonly orderRoutes: (
    model: string,
    routes: readonly { readonly vendor: string; readonly isOff: boolean }[],
  ) => Promise<VendorOverview | undefined>;
  /** @returns False where there is no such order on the list. */
  readonly closeUncertain: (id: string) => Promise<boolean>;
};

/** Margins are shown for this long back. */
const FIGURES_MS = 30 * 24 * 3_600_000;

/** What the operator does about vendors: keys, addresses, ways, and orders of which nobody knows. */
export function createVendorStories(options: VendorStoriesOptions): VendorStories {
  const { database, vendors, providers, clock, allowedHosts } = options;
  const listAll = () => [...providers, ...(options.listOwn?.() ?? [])];
  const listDefinitions = () => listAll().flatMap(({ models }) => models);
  /** Of the last tests; who wants it fresh tests again. */
  const balances = new Map<string, string | null>();
  const find = (vendor: string) => providers.find((provider) => provider.vendor === vendor);
  const show = async (provider: Provider): Promise<VendorView> =>
    presentVendor(provider, {
      settings: variablesOf(provider, options.variableNames).map((variable) => ({
        ...variable,
        shown: vendors.show(variable.name),
      })),
      health: vendors.health().find(({ vendor }) => vendor === provider.vendor),
      balance: balances.get(provider.vendor) ?? null,
      openOrders: (await countOpenAttempts(database.pool)).get(provider.vendor) ?? 0,
      at: clock.now(),
    });
  const test = async (provider: Provider): Promise<VendorAnswer> => {
    const fault = await findFault(provider, (balance) => balances.set(provider.vendor, balance));
    if (fault !== undefined) return { ok: false, reason: 'refused', message: fault };
    await vendors.forgive(provider.vendor);
    return { ok: true, vendor: await show(provider) };
  };
  const overview = async (): Promise<VendorOverview> => {
    const at = clock.now();
    const [figures, uncertain, priceList, shown] = await Promise.all([
      sumModelFigures(database.pool, new Date(at.getTime() - FIGURES_MS)),
      listUncertainAttempts(database.pool),
      options.models.priceListInForce(at),
      Promise.all(providers.filter((provider) => isOutside(provider, options.variableNames)).map(show)),
    ]);
    return {
      vendors: shown,
      models: listDefinitions().map((definition) =>
        presentModel(definition, {
          routes: vendors.routesOf(definition, listAll(), at),
          figures: figures.find(({ model }) => model === definition.key),
        }),
      ),
      uncertainOrders: uncertain.map(presentUncertain),
      millicreditsPerCent: priceList.content.topUp.millicreditsPerCent,
    };
  };
  return {
    overview,
    storeSetting: async ({ vendor, name, value }) => {
      const provider = find(vendor);
      const variable = provider && variablesOf(provider, options.variableNames).find((each) => each.name === name);
      if (provider === undefined || variable === undefined) return { ok: false, reason: 'unknown' };
      const fault = variable.kind === 'address' ? findAddressFault(value, allowedHosts) : undefined;
      if (fault !== undefined) return { ok: false, reason: 'refused', message: `The address ${fault}.` };
      const tested = await vendors.trying({ [name]: value }, () =>
        // Half a pair of keys, or an address before its key, cannot be tested yet.
        provider.availability().available
          ? findFault(provider, (balance) => balances.set(vendor, balance))
          : Promise.resolve(undefined),
      );
      if (tested !== undefined) return { ok: false, reason: 'refused', message: tested };
      await vendors.store({ name, value, at: clock.now() });
      await vendors.forgive(vendor);
      return { ok: true, vendor: await show(provider) };
    },
    removeSetting: async ({ vendor, name }) => {
      const provider = find(vendor);
      if (provider === undefined || !variablesOf(provider, options.variableNames).some((each) => each.name === name)) {
        return { ok: false, reason: 'unknown' };
      }
      await vendors.remove(name);
      return { ok: true, vendor: await show(provider) };
    },
    test: async (vendor) => {
      const provider = find(vendor);
      return provider === undefined ? { ok: false, reason: 'unknown' } : test(provider);
    },
    orderRoutes: async (model, routes) => {
      const definition = listDefinitions().find(({ key }) => key === model);
      if (definition === undefined) return undefined;
      const known = vendors.routesOf(definition, listAll(), clock.now()).map(({ provider }) => provider.vendor);
      const isKnown = routes.every(({ vendor }) => known.includes(vendor));
      if (!isKnown || new Set(routes.map(({ vendor }) => vendor)).size !== routes.length) return undefined;
      await vendors.orderRoutes(model, routes);
      return overview();
    },
    closeUncertain: (id) => noteLookedAfter(database.pool, { id, at: clock.now() }),
  };
}

/** Built-in engines have neither keys nor addresses and are no vendors to an operator. */
function isOutside(provider: Provider, names: readonly string[]): boolean {
  return variablesOf(provider, names).length > 0;
}

/** What the vendor says against its key or address; undefined where nothing, or where it cannot be asked without cost. */
async function findFault(provider: Provider, keep: (balance: string | null) => void): Promise<string | undefined> {
  const availability = provider.availability();
  if (!availability.available) return availability.reason;
  try {
    const tested = await provider.testKey?.();
    keep(tested?.balance ?? null);
    return undefined;
  } catch (error) {
    if (error instanceof KitError) return error.message;
    throw error;
  }
}
