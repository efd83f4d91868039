import { createLinkStories } from './link-stories.ts';
import { createMemberStories } from './member-stories.ts';
import type { ShareContext, ShareStories } from './sharing.ts';

/** Links, members and guests of projects. */
export function createShareStories(context: ShareContext): ShareStories {
  return { ...createLinkStories(context), ...createMemberStories(context) };
}
