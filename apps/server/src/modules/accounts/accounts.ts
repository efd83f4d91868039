import type { PlanKey, Role } from '@gesso/contract';

/** A person: what better-auth knows of them together with what Gesso does. */
export type Account = {
  /** The owner id on every other row. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly imageUrl: string | null;
  readonly plan: PlanKey;
  readonly role: Role;
  /** In which days and times are shown to this person; null: the zone of whoever looks. */
  readonly timeZone: string | null;
  readonly createdAt: Date;
};

/** Bounds that stop work before it spends; null means none. */
export type Caps = {
  readonly perRunMillicredits: bigint | null;
  readonly perDayMillicredits: bigint | null;
  readonly perProjectMillicredits: bigint | null;
};

/** A key for programs, without the key itself. */
export type ApiKey = {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** The last characters of the key. */
  readonly hint: string;
  readonly capMillicredits: bigint | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** Where a page of rows sorted by birth, newest first, goes on. */
export type AfterRow = { readonly createdAt: Date; readonly id: string };
