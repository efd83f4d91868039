import { ArtSources } from '../../features/credits/index.ts';
import { PublicCorner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

/** `/credits`, public: whose drawings and typefaces the built-in engines use, under which licences. */
export function CreditsPage() {
  return (
    <Page title="Credits" corner={<PublicCorner />}>
      <h1 className="font-normal font-serif text-display">Credits</h1>
      <p className="mt-2 mb-10 max-w-[60ch] text-ink-2">
        Gesso’s own engines compose, draw and animate by rules; no model was trained for them. The drawings and
        typefaces they use were made by the people below. Where a licence asks for a credit line, it is in the file
        itself and among the facts of everything that contains such a drawing.
      </p>
      <ArtSources />
    </Page>
  );
}
