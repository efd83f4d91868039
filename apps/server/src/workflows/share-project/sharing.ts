import type { SharedRole } from '@gesso/contract';
import type { Pool } from 'pg';
import type { Canvases } from '../../modules/canvases/index.ts';
import type { Project, ProjectAccess } from '../../modules/projects/index.ts';
import type { Person, ShareLink } from '../../modules/shares/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';

export type ShareContext = {
  readonly database: { readonly pool: Pool };
  readonly canvases: Pick<Canvases, 'announceClosed'>;
  /** The machine's own: links are like logins, which the product's clock does not move. */
  readonly wallClock: Clock;
  readonly newId: () => string;
  /** As many random bytes as asked for. */
  readonly newBytes: (count: number) => Uint8Array;
};

/** A link with the name of who made it. */
export type ListedLink = ShareLink & { readonly members: number; readonly createdByName: string };

export type JoinedProject = {
  readonly project: Project;
  readonly role: SharedRole;
  readonly ownerName: string;
  readonly coverAssetIds: readonly string[];
  /** Of the membership, for the order of the list. */
  readonly id: string;
  readonly createdAt: Date;
};

/** What opening a link comes to. */
export type OpenedLink =
  | { readonly kind: 'member'; readonly access: ProjectAccess }
  /** Somebody without an account, who may look. */
  | { readonly kind: 'guest'; readonly link: ShareLink; readonly access: ProjectAccess }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'full' };

/** Why a link is not made. */
export type LinkOutcome =
  | { readonly ok: true; readonly link: ListedLink; readonly token: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'too-many' };

/** Stories of sharing. Each answers undefined or false for a project that the caller has no say in, and for nonsense. */
export type ShareStories = {
  readonly listLinks: (asked: { accountId: string; projectId: string }) => Promise<readonly ListedLink[] | undefined>;
  readonly createLink: (asked: {
    readonly accountId: string;
    readonly projectId: string;
    readonly role: SharedRole;
    readonly expiresInDays?: number | undefined;
  }) => Promise<LinkOutcome>;
  /** Ends a link and every membership that came from it; whoever is on the board through it leaves at once. */
  readonly revokeLink: (asked: { accountId: string; linkId: string }) => Promise<boolean>;
  /** Comes in through a link. Undefined for a link that there is not, or is no more. */
  readonly open: (asked: { token: string; accountId: string | undefined }) => Promise<OpenedLink | undefined>;
  /** The owner first, for everybody with an account who may see the project. */
  readonly listPeople: (asked: { accountId: string; projectId: string }) => Promise<readonly Person[] | undefined>;
  readonly setRole: (asked: { accountId: string; memberId: string; role: SharedRole }) => Promise<Person | undefined>;
  /** By the owner, or by the member, who leaves. */
  readonly removeMember: (asked: { accountId: string; memberId: string }) => Promise<boolean>;
  readonly listJoined: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  }) => Promise<readonly JoinedProject[]>;
  /** Ends the links whose end has come, as if they were revoked. Safe in many workers at once. */
  readonly endExpired: () => Promise<void>;
};
