import type { CreateBrandKit, ErrorCode, FieldError, UpdateBrandKit } from '@gesso/contract';
import type { Pool } from 'pg';
import {
  type AfterBrandKit,
  type BrandKitRefusal,
  type BrandKits,
  deleteBrandKit,
  type StoredBrandKit,
} from '../../modules/brand-kits/index.ts';
import { forgetBrandKit } from '../../modules/projects/index.ts';
import { type FindProhibitedWord, findProhibitedText } from '../../modules/word-policy/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ShownBrandKit } from './brand-kit.presenter.ts';
import { createReadNotes } from './brand-kit-notes.ts';

export type BrandKitContext = {
  readonly database: { readonly pool: Pool };
  readonly brandKits: BrandKits;
  readonly clock: Clock;
  /** Default: every word is allowed. */
  readonly findProhibitedWord?: FindProhibitedWord | undefined;
};

export type BrandKitProblem = {
  readonly ok: false;
  readonly code: Extract<ErrorCode, 'conflict' | 'invalid-request' | 'prohibited'>;
  readonly message: string;
  readonly errors?: readonly FieldError[];
};

type Answer = { readonly ok: true; readonly kit: ShownBrandKit } | BrandKitProblem;
type OwnedBrandKit = { readonly accountId: string; readonly brandKitId: string };

/** Stories of a brand kit. Each answers undefined (or false) for somebody else's, for a deleted one and for nonsense. */
export type BrandKitStories = {
  /** @param asked.id - Asked again under the same id, the kit that is there returns. */
  readonly create: (asked: {
    readonly id: string;
    readonly accountId: string;
    readonly fields: CreateBrandKit;
  }) => Promise<Answer>;
  /** By name. */
  readonly list: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: AfterBrandKit | undefined;
  }) => Promise<readonly ShownBrandKit[]>;
  readonly find: (owned: OwnedBrandKit) => Promise<ShownBrandKit | undefined>;
  readonly update: (asked: OwnedBrandKit & { readonly change: UpdateBrandKit }) => Promise<Answer | undefined>;
  /** Takes it away, also as the default of projects. What was made with it keeps its snapshot. */
  readonly remove: (owned: OwnedBrandKit) => Promise<boolean>;
};

/** Brand kits together with the projects they are the default of and the operator's words. */
export function createBrandKitStories(context: BrandKitContext): BrandKitStories {
  const { database, brandKits, clock } = context;
  const readNotes = createReadNotes();
  const show = (kit: StoredBrandKit): ShownBrandKit => ({ ...kit, notes: readNotes(kit) });
  const showAnswer = (answer: { readonly ok: true; readonly kit: StoredBrandKit } | BrandKitRefusal): Answer =>
    answer.ok ? { ok: true, kit: show(answer.kit) } : describeRefusal(answer);
  return {
    create: async ({ fields, ...asked }) => {
      const fault = findFault(context, fields);
      return fault ?? showAnswer(await brandKits.create({ ...asked, ...fields }, clock.now()));
    },
    list: async (page) => (await brandKits.list(page)).map(show),
    find: async (owned) => {
      const kit = await brandKits.find(owned);
      return kit && show(kit);
    },
    update: async ({ change, ...owned }) => {
      // Whose it is comes before what is wrong: another's id must not be told from one that never was.
      if ((await brandKits.find(owned)) === undefined) return undefined;
      const fault = findFault(context, change);
      if (fault) return fault;
      const answer = await brandKits.update({ ...owned, change }, clock.now());
      return answer && showAnswer(answer);
    },
    remove: (owned) =>
      inTransaction(database, async (connection) => {
        const isRemoved = await deleteBrandKit(connection, { ...owned, at: clock.now() });
        if (isRemoved) await forgetBrandKit(connection, owned);
        return isRemoved;
      }),
  };
}

function findFault(
  { findProhibitedWord }: BrandKitContext,
  { name = '', tone = '', logos = [] }: UpdateBrandKit,
): BrandKitProblem | undefined {
  const written = [
    { path: 'name', text: name },
    { path: 'tone', text: tone },
  ];
  const word = findProhibitedText(findProhibitedWord, written);
  if (word) return { ok: false, code: 'prohibited', message: `The ${word.path} ${word.message}.`, errors: [word] };
  const strange = logos.findIndex(({ svg }) => !/<svg[\s>]/iu.test(svg));
  if (strange === -1) return undefined;
  const message =
    'must be the text of an SVG file; pictures such as PNG cannot be drawn on designs, so export it as SVG';
  const errors = [{ path: `logos.${strange}.svg`, message }];
  return { ok: false, code: 'invalid-request', message: `Logo ${strange + 1} ${message}.`, errors };
}

function describeRefusal(refusal: BrandKitRefusal): BrandKitProblem {
  switch (refusal.reason) {
    case 'name-taken': {
      const message = `You have a brand kit named “${refusal.name}” already; choose another name.`;
      return { ok: false, code: 'conflict', message, errors: [{ path: 'name', message: 'is taken by another kit' }] };
    }
    case 'too-many-kits': {
      const message = `An account has at most ${refusal.most} brand kits; delete one that is not needed any more.`;
      return { ok: false, code: 'conflict', message };
    }
  }
}
