import type { Asset, ModelKind } from '@gesso/contract';

/** A brief that goes on from results. It is planned, priced and approved like every other. */
export type FollowUp = { readonly label: string; readonly brief: string };

const ANIMATE: FollowUp = { label: 'Animate', brief: 'Animate' };
const COMBINE: FollowUp = { label: 'Combine', brief: 'Combine' };

/** What can be asked for of these results, as the button names it and as the agent reads it. */
export function followUpsFor(assets: readonly Pick<Asset, 'kind'>[]): readonly FollowUp[] {
  const kinds = new Set<ModelKind>(assets.map(({ kind }) => kind));
  const [only] = kinds;
  const it = assets.length === 1 ? 'it' : 'them';
  const these = assets.length === 1 ? 'this' : 'these';
  const offered: FollowUp[] = [];
  if (kinds.size === 1 && only === 'image') {
    offered.push({
      label: 'Vary',
      brief: assets.length === 1 ? 'Make a variation of this' : 'Make a variation of each of these',
    });
    offered.push({ ...ANIMATE, brief: `Animate ${these}` });
    offered.push({ label: 'Make 3D', brief: `Make ${it} 3D` });
  }
  if (kinds.size === 1 && only === 'video') {
    if (assets.length > 1) offered.push({ ...COMBINE, brief: 'Combine these clips into one video' });
  }
  return offered;
}
