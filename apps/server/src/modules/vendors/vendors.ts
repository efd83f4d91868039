/** A vendor that refused or failed lately, and until when it is left alone. */
export type VendorHealth = {
  readonly vendor: string;
  /** In a row. */
  readonly failures: number;
  readonly code: string;
  /** The adapter's words, without secrets. */
  readonly message: string;
  readonly blockedUntil: Date | null;
  readonly updatedAt: Date;
};

/** The operator's word on one way to a model. */
export type ModelRoute = { readonly model: string; readonly vendor: string; readonly isOff: boolean };

/** A stored key or address as it may be shown. */
export type ShownSetting = {
  readonly name: string;
  readonly source: 'stored' | 'environment';
  /** The last four characters of a key; an address as it is. */
  readonly hint: string;
};
