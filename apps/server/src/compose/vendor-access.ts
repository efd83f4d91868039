import type { VendorAccess } from '@gesso/provider-kit';
import type { Config } from '../platform/config/config.ts';

/** The access of every vendor's adapter, which is made before the database is there. */
export type ServerVendorAccess = VendorAccess & {
  /** From here on keys and addresses are read here. */
  readonly readFrom: (read: VendorAccess['read']) => void;
};

/** Reads the environment alone until the stored keys are known. */
export function createVendorAccess({
  vendorVariables,
  allowedPrivateHosts,
}: Pick<Config, 'vendorVariables' | 'allowedPrivateHosts'>): ServerVendorAccess {
  const variables: Readonly<Record<string, string | undefined>> = vendorVariables;
  let read: VendorAccess['read'] = (name) => variables[name];
  return {
    read: (name) => read(name),
    allowedHosts: new Set(allowedPrivateHosts),
    readFrom: (better) => {
      read = better;
    },
  };
}
