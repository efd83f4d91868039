import { z } from 'zod';

/** Raise it together with a step that lifts files of the version before. */
export const PROJECT_FILE_VERSION = 1;

/** The entry that says what the others are; it comes first. */
export const MANIFEST = 'project.json';

/** A board of ten thousand items is 3 MB; whatever is larger was not written here. */
export const MOST_MANIFEST_BYTES = 64_000_000;

/** Ten times as many as the largest board that is measured would need. */
const MOST_ASSETS = 20_000;
const MOST_ITEMS = 100_000;

/** What is known of a file of the project. Its rights are not carried: who imports it brings it, like an upload. */
const assetSchema = z.object({
  id: z.uuid(),
  name: z.string().max(255),
  /** The entry with its bytes; two assets of the same content share one. */
  file: z.string().regex(/^files\/[0-9a-f]{64}$/),
});

export const projectFileSchema = z.object({
  gessoProject: z.literal(PROJECT_FILE_VERSION),
  name: z.string().min(1).max(200),
  /** Items by their ids, as they are stored. */
  items: z.array(z.tuple([z.string().min(1).max(100), z.record(z.string(), z.unknown())])).max(MOST_ITEMS),
  assets: z.array(assetSchema).max(MOST_ASSETS),
});

/** A whole project in a file: its board and the files on it. */
export type ProjectFile = z.infer<typeof projectFileSchema>;
