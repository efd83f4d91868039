import type { Generation, ModelKind } from '@gesso/contract';
import { countCredits } from '../../shared/format/credits.ts';

const NOUNS: Readonly<Record<ModelKind, readonly [one: string, many: string]>> = {
  image: ['Picture', 'pictures'],
  video: ['Clip', 'clips'],
  model3d: ['3D model', '3D models'],
};

export type Outcome = { readonly message: string; readonly tone: 'done' | 'alarm' };

/** What to say aloud when a generation ended; null while it has not. */
export function describeOutcome(generation: Generation): Outcome | null {
  switch (generation.status) {
    case 'queued':
    case 'running':
      return null;
    case 'succeeded': {
      const notes = generation.notes.length > 0 ? ` ${generation.notes.join(' ')}` : '';
      return {
        message: `${placed(generation)}. ${countCredits(generation.chargedMillicredits)} spent.${notes}`,
        tone: 'done',
      };
    }
    case 'failed':
      return { message: generation.failure?.message ?? 'It did not work. Nothing was charged.', tone: 'alarm' };
    case 'cancelled':
      return { message: 'Stopped. What was held is back.', tone: 'done' };
  }
}

function placed({ assets }: Generation): string {
  const [one, many] = NOUNS[assets[0]?.kind ?? 'image'];
  return assets.length > 1 ? `${assets.length} ${many} placed` : `${one} placed`;
}
