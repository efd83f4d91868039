import { Download } from 'lucide-react';
import { IconButton } from '../../../shared/ui/index.ts';
import type { PageActions } from '../page-actions.ts';

/** Opens the export; keys and menus do, too. */
export function ExportButton({ actions }: { readonly actions: PageActions }) {
  return (
    <IconButton label="Export" className="-mr-2 max-md:hidden" onClick={() => actions.run('export')}>
      <Download size={18} strokeWidth={1.5} />
    </IconButton>
  );
}
