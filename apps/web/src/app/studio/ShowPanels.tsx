import { PanelsTopLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import { announce, Panel } from '../../shared/ui/index.ts';
import { type PageActions, usePageDeeds } from './page-actions.ts';

/** Whether everything but the board is put away; keys and the palette change it. */
export function useBareStudio(actions: PageActions): readonly [boolean, (isBare: boolean) => void] {
  const [isBare, setBare] = useState(false);
  const choose = useCallback((next: boolean) => {
    setBare(next);
    announce(next ? 'Panels are put away. The button at the top right brings them back.' : 'Panels are back.');
    // What had the focus may be put away with its panel.
    document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
  }, []);
  usePageDeeds(actions, {
    'hide-interface': () => {
      choose(!isBare);
      return true;
    },
  });
  return [isBare, choose];
}

/** The way back for hands without a keyboard. */
export function ShowPanels({ onShow }: { readonly onShow: () => void }) {
  return (
    <Panel className="absolute top-3 right-3 z-20">
      <button
        type="button"
        className="flex h-9 items-center gap-2 rounded-md px-3 font-medium text-ink-2 hover:text-ink pointer-coarse:h-11"
        onClick={onShow}
      >
        <PanelsTopLeft size={16} strokeWidth={1.5} aria-hidden="true" />
        Show panels
      </button>
    </Panel>
  );
}
