import { brandKitSchema } from '@gesso/contract';
import { z } from 'zod';
import type { BrandKitContent } from './brand-kits.ts';

const VERSION = 1;

const contentSchema = brandKitSchema
  .pick({ colors: true, titleFont: true, textFont: true, logos: true, tone: true })
  .extend({ version: z.literal(VERSION) });

type Document = Readonly<Record<string, unknown>>;
/** Lifts a document by one version. */
type Migration = (document: Document) => Document;

/** The migration from version N stands under key N. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/**
 * Brings the stored content of a kit, or of a snapshot of one, up to the present version.
 *
 * @throws Error when it was written by a later release or cannot be read.
 */
export function upgradeBrandKit(stored: unknown): BrandKitContent {
  return contentSchema.parse(lift(stored, MIGRATIONS, VERSION));
}

/**
 * Applies migrations one after the other.
 *
 * @param target - The version that they lead to.
 */
export function lift(stored: unknown, migrations: Readonly<Record<number, Migration>>, target: number): Document {
  let document = z.record(z.string(), z.unknown()).parse(stored);
  let version = z.number().int().min(1).parse(document.version);
  if (version > target) throw new Error(`The brand kit has version ${version}; this release reads up to ${target}.`);
  for (; version < target; version += 1) {
    const migrate = migrations[version];
    if (migrate === undefined) throw new Error(`A brand kit of version ${version} cannot be read.`);
    document = { ...migrate(document), version: version + 1 };
  }
  return document;
}
