import type { BrandKit } from '@gesso/contract';

/** What people entered about a brand, as it is kept. Read with `upgradeBrandKit`. */
export type BrandKitContent = Pick<BrandKit, 'colors' | 'titleFont' | 'textFont' | 'logos' | 'tone'> & {
  readonly version: 1;
};

/** A living brand kit. */
export type StoredBrandKit = {
  readonly id: string;
  readonly accountId: string;
  /** What `@name` stands for; one kit of an account has it, in whatever case. */
  readonly name: string;
  readonly content: BrandKitContent;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A brand kit as it was when work was asked for, so that a later change of the kit changes no work. */
export type BrandSnapshot = Pick<StoredBrandKit, 'id' | 'name' | 'content'>;

/** What may be changed of a kit; what is left out stays. */
export type BrandKitChange = { readonly [Field in keyof BrandKitFields]?: BrandKitFields[Field] | undefined };
export type BrandKitFields = Omit<BrandKitContent, 'version'> & Pick<StoredBrandKit, 'name'>;

/** A place in the list of kits, which is sorted by name and id. */
export type AfterBrandKit = { readonly name: string; readonly id: string };

/** More brands than a person works for at once; a list without pages shows them, and a brief is searched for each name. */
export const MOST_BRAND_KITS = 20;
