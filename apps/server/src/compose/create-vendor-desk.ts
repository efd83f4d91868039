import type { OwnModelConnection, Provider } from '@gesso/provider-kit';
import { uuidv7 } from 'uuidv7';
import { createOwnModels, type Models, OWN_MODELS_CHANGED, type OwnModels } from '../modules/models/index.ts';
import { createVendors, VENDORS_CHANGED } from '../modules/vendors/index.ts';
import { VENDOR_KEY_VARIABLES, VENDOR_URL_VARIABLES } from '../platform/config/vendor-variables.ts';
import { listen } from '../platform/database/listen.ts';
import type { Jobs } from '../platform/jobs/index.ts';
import type { Closers } from '../platform/lifecycle/closers.ts';
import { enqueueMail } from '../platform/mail/mails.store.ts';
import type { Ways } from '../workflows/generate-asset/index.ts';
import {
  callbackOf,
  createAlertOperator,
  createOwnModelStories,
  createReceiveCallback,
  createVendorStories,
  type OwnModelStories,
  type ReceiveCallback,
  type VendorStories,
} from '../workflows/look-after-vendors/index.ts';
import type { Platform } from './open-platform.ts';
import type { ServerVendorAccess } from './vendor-access.ts';

/** What is known of vendors, and the stories about them. */
export type VendorDesk = {
  readonly ways: Ways;
  readonly ownModels: OwnModels;
  readonly tellStories: (tools: { readonly models: Models; readonly jobs: Jobs }) => {
    readonly vendorStories: VendorStories;
    readonly ownModelStories: OwnModelStories;
    readonly receiveVendorCallback: ReceiveCallback;
  };
};

/** Who makes pictures elsewhere, and how they are reached. */
export type Outside = {
  readonly providers: readonly Provider[];
  /** Ways to models of the operator's own. */
  readonly connections: readonly OwnModelConnection[];
  readonly access: ServerVendorAccess;
};

/** Loads what the operator stored, keeps it fresh while other processes change it, and hands the keys to the adapters. */
export async function createVendorDesk(
  { config, database, databaseUrl, clock, log }: Platform,
  { providers, connections, access }: Outside,
  closers: Closers,
): Promise<VendorDesk> {
  const { secret, publicUrl } = config;
  const alert = createAlertOperator({ publicUrl, address: config.supportEmail, sendMail: enqueueMail });
  const vendors = createVendors({ database, secret, environment: config.vendorVariables, alert });
  const { allowedHosts } = access;
  const ownModels = createOwnModels({ database, connections, allowedHosts, readSecret: vendors.read });
  const reload = () => {
    Promise.all([vendors.load(), ownModels.load()]).catch((error) =>
      log.warn({ err: error }, 'what changed about vendors was not read'),
    );
  };
  const listener = await listen({
    url: databaseUrl,
    channels: [VENDORS_CHANGED, OWN_MODELS_CHANGED],
    onNotification: reload,
    onListening: reload,
    onConnectionLost: (error) => log.warn({ err: error }, 'changes about vendors are not heard for a while'),
  });
  closers.add('vendors', listener.close);
  await Promise.all([vendors.load(), ownModels.load()]);
  const listOwn = () => ownModels.list().map(({ provider }) => provider);
  access.readFrom(vendors.read);
  return {
    ownModels,
    ways: {
      routesOf: (definition) => vendors.routesOf(definition, [...providers, ...listOwn()], clock.now()),
      note: vendors.note,
      callbackOf: (vendor, attemptId) => callbackOf({ publicUrl, secret }, vendor, attemptId),
    },
    tellStories: ({ models, jobs }) => ({
      vendorStories: createVendorStories({
        database,
        vendors,
        models,
        providers,
        listOwn,
        variableNames: [...VENDOR_KEY_VARIABLES, ...VENDOR_URL_VARIABLES],
        allowedHosts,
        clock,
      }),
      ownModelStories: createOwnModelStories({ vendors, models, ownModels, allowedHosts, clock, newId: uuidv7 }),
      receiveVendorCallback: createReceiveCallback({ database, providers, jobs, secret, clock }),
    }),
  };
}
