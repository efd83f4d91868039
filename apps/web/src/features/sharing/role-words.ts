import type { ProjectRole, SharedRole } from '@gesso/contract';

/** What a role is called, as a choice. */
export const ROLE_CHOICES: Readonly<Record<SharedRole, string>> = {
  view: 'can view',
  comment: 'can comment',
  edit: 'can edit',
};

/** What a role is called behind a name. */
export function roleWords(role: ProjectRole): string {
  return role === 'owner' ? 'owner' : ROLE_CHOICES[role];
}

/** What a link lets people do. */
export const LINK_WORDS: Readonly<Record<SharedRole, string>> = {
  view: 'Anyone with the link can look, also without an account.',
  comment: 'Anyone with the link who signs in can look and comment.',
  edit: 'Anyone with the link who signs in can change the board. Making pictures stays yours, and so do your credits.',
};
