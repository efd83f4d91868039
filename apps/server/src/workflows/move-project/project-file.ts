import { type AssetLicence, assetLicenceSchema, PLAN_KEYS } from '@gesso/contract';
import { z } from 'zod';
import type { StoredAsset } from '../../modules/assets/index.ts';

/** Raise it together with a step that lifts files of the version before. */
export const PROJECT_FILE_VERSION = 2;

/** The entry that says what the others are; it comes first. */
export const MANIFEST = 'project.json';
/** The seal of the installation that wrote the manifest. */
export const SEAL = 'seal.json';

/** A board of ten thousand items is 3 MB; whatever is larger was not written here. */
export const MOST_MANIFEST_BYTES = 64_000_000;
/** A key and a signature. */
export const MOST_SEAL_BYTES = 4_000;

/** Ten times as many as the largest board that is measured would need. */
const MOST_ASSETS = 20_000;
const MOST_ITEMS = 100_000;
/** Named ones are at most a hundred, and the rest is pruned. */
const MOST_VERSIONS = 300;

const anything = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** How a file was made. Its rights count only where the installation that reads the seal wrote it for the same account. */
const recordSchema = z.object({
  model: z.string().max(200).nullable(),
  vendorModel: z.string().max(200).nullable(),
  prompt: z.string().max(100_000).nullable(),
  settings: values.nullable(),
  seed: z.number().int().nullable(),
  scene: anything.nullable(),
  facts: values,
  credits: z.array(z.string().max(1_000)).max(200),
  planAtCreation: z.enum(PLAN_KEYS),
  licence: assetLicenceSchema,
  parents: z.array(z.uuid()).max(100),
});

/** What is known of a file of the project. */
const assetSchema = z.object({
  id: z.uuid(),
  name: z.string().max(255),
  /** The entry with its bytes; two assets of the same content share one. */
  file: z.string().regex(/^files\/[0-9a-f]{64}$/),
  record: recordSchema.nullable().default(null),
});

const itemsSchema = z.array(z.tuple([z.string().min(1).max(100), anything])).max(MOST_ITEMS);

const versionSchema = z.object({
  kind: z.enum(['automatic', 'named', 'before-restore', 'restored']),
  name: z.string().min(1).max(120).nullable(),
  createdAt: z.iso.datetime(),
  /** The entry with its items. */
  file: z.string().regex(/^versions\/\d{1,4}\.json$/),
});

/** What an entry of a version holds. */
export const versionItemsSchema = z.object({ items: itemsSchema });

export const projectFileSchema = z.object({
  /** Files of version 1 have no records and no versions; they lack nothing else. */
  gessoProject: z.union([z.literal(1), z.literal(PROJECT_FILE_VERSION)]),
  name: z.string().min(1).max(200),
  /** Whose it was where it was written. */
  accountId: z.uuid().optional(),
  /** Items by their ids, as they are stored. */
  items: itemsSchema,
  assets: z.array(assetSchema).max(MOST_ASSETS),
  versions: z.array(versionSchema).max(MOST_VERSIONS).default([]),
});

export const sealSchema = z.object({ publicKey: z.string().max(200), signature: z.string().max(200) });

/** A whole project in a file: its board, the files on it, how they were made, and its kept versions. */
export type ProjectFile = z.infer<typeof projectFileSchema>;
export type AssetRecord = NonNullable<ProjectFile['assets'][number]['record']>;

/** What is written of an asset besides its file. */
export function recordOf(asset: StoredAsset): AssetRecord {
  const { model, vendorModel, prompt, settings, seed, scene, facts, credits, planAtCreation, licence, parents } = asset;
  return {
    ...{ model, vendorModel, prompt, seed, planAtCreation, licence },
    settings: settings === null ? null : { ...settings },
    scene: scene === null ? null : { ...scene },
    facts: { ...facts },
    credits: [...credits],
    parents: [...parents],
  };
}

/** For what comes in a file that this installation has not sealed for the same account: the words stay, the rights go. */
export function withoutRights({ licence }: AssetRecord): AssetLicence {
  const basis =
    'Brought in the file of a project that was written elsewhere or by somebody else; Gesso cannot vouch for it.';
  return { commercialUse: false, basis, modelLicence: licence.modelLicence };
}
