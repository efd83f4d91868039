import { ChevronDown, ChevronUp } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { classNames, IconButton } from '../../shared/ui/index.ts';

export const PANEL_TABS = ['agent', 'generate', 'layers', 'inspect'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

const TITLES: Readonly<Record<PanelTab, string>> = {
  agent: 'Agent',
  generate: 'Generate',
  layers: 'Layers',
  inspect: 'Inspect',
};

/** The one panel of the studio: floats at the right, and on a phone is a sheet that rises from the bottom. */
export function StudioPanel(props: {
  /** Those that this person may use; without any there is no panel. */
  readonly tabs: readonly PanelTab[];
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly isSheetOpen: boolean;
  readonly onSheet: (isOpen: boolean) => void;
  readonly panels: Readonly<Record<PanelTab, ReactNode>>;
}) {
  const { tabs, tab, isSheetOpen, onSheet } = props;
  // Kept alive once seen, so that a disclosure or a scroll position survives a look at another tab.
  const [seen, setSeen] = useState<ReadonlySet<PanelTab>>(new Set([tab]));
  if (!seen.has(tab)) setSeen(new Set([...seen, tab]));
  if (tabs.length === 0) return null;
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => {
        const chosen = PANEL_TABS.find((known) => known === value);
        if (chosen) props.onTab(chosen);
      }}
      asChild
    >
      <aside
        aria-label="Panel"
        className={classNames(
          'absolute z-10 flex flex-col overflow-hidden border-line bg-paper shadow-float in-[[data-bare]]:hidden',
          'md:top-[72px] md:right-3 md:bottom-3 md:w-[372px] md:rounded-md md:border',
          'max-md:inset-x-0 max-md:bottom-0 max-md:rounded-t-lg max-md:border-t max-md:transition-[height] max-md:duration-180 max-md:ease-out',
          // A conversation is read and answered; the other panels are looked at together with the board.
          !isSheetOpen ? 'max-md:h-[60px]' : tab === 'agent' ? 'max-md:h-[82dvh]' : 'max-md:h-[62dvh]',
        )}
      >
        <div className="flex shrink-0 items-center border-line border-b p-2">
          <Tabs.List aria-label="Panel" className="flex min-w-0 flex-1 gap-0.5">
            {tabs.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                // Also for the tab that is chosen already: on a phone it opens the sheet.
                onClick={() => onSheet(true)}
                className="h-8 rounded-sm px-3 font-semibold text-ink-2 hover:text-ink data-[state=active]:bg-wash data-[state=active]:text-ink max-md:h-11 max-md:flex-1 max-md:px-1"
              >
                {TITLES[name]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton
            label={isSheetOpen ? 'Lower the panel' : 'Raise the panel'}
            aria-expanded={isSheetOpen}
            className="md:hidden"
            onClick={() => onSheet(!isSheetOpen)}
          >
            {isSheetOpen ? <ChevronDown size={18} strokeWidth={1.5} /> : <ChevronUp size={18} strokeWidth={1.5} />}
          </IconButton>
        </div>
        {tabs.map((name) => (
          <Tabs.Content
            key={name}
            value={name}
            forceMount
            className={classNames(
              'min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2 data-[state=inactive]:hidden',
              !isSheetOpen && 'max-md:invisible',
            )}
          >
            {seen.has(name) && props.panels[name]}
          </Tabs.Content>
        ))}
      </aside>
    </Tabs.Root>
  );
}
