import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { findSmallCopy } from '../modules/assets/index.ts';
import type { Canvases } from '../modules/canvases/index.ts';
import { createGuestPasses, type GuestPasses } from '../modules/shares/index.ts';
import { enqueueMail } from '../platform/mail/mails.store.ts';
import { type CommentStories, createCommentStories } from '../workflows/keep-comments/index.ts';
import { createVersionStories, type VersionStories } from '../workflows/keep-versions/index.ts';
import { createShareStories, type ShareStories } from '../workflows/share-project/index.ts';
import type { Platform } from './open-platform.ts';

/** What people do together on boards. */
export type PeopleStories = {
  readonly shares: ShareStories;
  readonly guestPasses: GuestPasses;
  readonly comments: CommentStories;
  readonly versions: VersionStories;
};

/** Builds sharing, comments and versions on a platform. */
export function createPeopleStories(
  { config, database, blobs, clock, log }: Platform,
  { canvases }: { readonly canvases: Canvases },
): PeopleStories {
  const { publicUrl, secret } = config;
  const wallClock = { now: () => new Date() };
  const readSmall = async (assetId: string) => {
    const sha256 = await findSmallCopy(database.pool, assetId);
    const blob = sha256 === undefined ? undefined : await blobs.openFile(sha256);
    return blob && Buffer.concat(await blob.read().toArray());
  };
  return {
    shares: createShareStories({ database, canvases, wallClock, newId: uuidv7, newBytes: randomBytes }),
    guestPasses: createGuestPasses(secret),
    comments: createCommentStories({ database, canvases, clock, newId: uuidv7, publicUrl, sendMail: enqueueMail }),
    versions: createVersionStories({ database, canvases, wallClock, newId: uuidv7, readSmall, log }),
  };
}
