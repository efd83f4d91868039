import type { Brief } from '../../brief/brief.ts';
import { deriveTitle } from '../../brief/derive-title.ts';
import { openRandomStream } from '../../random/random-stream.ts';
import type { SubjectArt } from '../../subjects/subject-art.ts';

/** A name for a label that was given none: the brand's, the subject's, or one as small makers use. */
export function nameLabel(brief: Brief, art: SubjectArt | undefined, seed: number): string {
  if (brief.brand?.name !== undefined) return brief.brand.name;
  if (art !== undefined) {
    const derived = deriveTitle({
      ...brief,
      medium: 'poster',
      subjects: brief.subjects.filter((subject) => subject.art === art),
    });
    if (derived !== undefined) return derived;
  }
  return openRandomStream(seed, 'label-name').pick([
    'Atelier',
    'Reserve',
    'Common Goods',
    'Morning',
    'North & Co',
    'Field Notes',
    'Soft Hours',
    'Stillwater',
  ]);
}
