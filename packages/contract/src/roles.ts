/** What a person may do with a project, from the least to the most. Everybody may do what comes before theirs, too. */
export const PROJECT_ROLES = ['view', 'comment', 'edit', 'owner'] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** Roles that a link can give. */
export const SHARED_ROLES = ['view', 'comment', 'edit'] as const;
export type SharedRole = (typeof SHARED_ROLES)[number];

/** Whether a role is at least another one. */
export function isAtLeast(role: ProjectRole, wanted: ProjectRole): boolean {
  return PROJECT_ROLES.indexOf(role) >= PROJECT_ROLES.indexOf(wanted);
}
