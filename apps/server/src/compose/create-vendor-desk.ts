import type { Provider } from '@gesso/provider-kit';
import type { Models } from '../modules/models/index.ts';
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
  createReceiveCallback,
  createVendorStories,
  type ReceiveCallback,
  type VendorStories,
} from '../workflows/look-after-vendors/index.ts';
import type { Platform } from './open-platform.ts';
import type { ServerVendorAccess } from './vendor-access.ts';

/** What is known of vendors, and the stories about them. */
export type VendorDesk = {
  readonly ways: Ways;
  readonly tellStories: (tools: { readonly models: Models; readonly jobs: Jobs }) => {
    readonly vendorStories: VendorStories;
    readonly receiveVendorCallback: ReceiveCallback;
  };
};

/** Loads what the operator stored, keeps it fresh while other processes change it, and hands the keys to the adapters. */
export async function createVendorDesk(
  { config, database, databaseUrl, clock, log }: Platform,
  { providers, access }: { readonly providers: readonly Provider[]; readonly access: ServerVendorAccess },
  closers: Closers,
): Promise<VendorDesk> {
  const { secret, publicUrl } = config;
  const alert = createAlertOperator({ publicUrl, address: config.supportEmail, sendMail: enqueueMail });
  const vendors = createVendors({ database, secret, environment: config.vendorVariables, alert });
  const reload = () => {
    vendors.load().catch((error) => log.warn({ err: error }, 'what changed about vendors was not read'));
  };
  const listener = await listen({
    url: databaseUrl,
    channels: [VENDORS_CHANGED],
    onNotification: reload,
    onListening: reload,
    onConnectionLost: (error) => log.warn({ err: error }, 'changes about vendors are not heard for a while'),
  });
  closers.add('vendors', listener.close);
  await vendors.load();
  access.readFrom(vendors.read);
  return {
    ways: {
      routesOf: (definition) => vendors.routesOf(definition, providers, clock.now()),
      note: vendors.note,
      callbackOf: (vendor, attemptId) => callbackOf({ publicUrl, secret }, vendor, attemptId),
    },
    tellStories: ({ models, jobs }) => ({
      vendorStories: createVendorStories({
        database,
        vendors,
        models,
        providers,
        variableNames: [...VENDOR_KEY_VARIABLES, ...VENDOR_URL_VARIABLES],
        allowedHosts: access.allowedHosts,
        clock,
      }),
      receiveVendorCallback: createReceiveCallback({ database, providers, jobs, secret, clock }),
    }),
  };
}
