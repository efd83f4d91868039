import type { AssetExportFormat } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { FileOutput } from 'lucide-react';
import { callForFile, explainError } from '../../shared/client/index.ts';
import { announce, Button, Menu, MenuItem } from '../../shared/ui/index.ts';

/** What pictures can be had in, with what each is good for. */
const FORMATS: readonly (readonly [AssetExportFormat, string, string])[] = [
  ['png', 'PNG', 'every pixel'],
  ['jpg', 'JPG', 'small, for photographs'],
  ['webp', 'WebP', 'small, for the web'],
  ['svg', 'SVG', 'vector, to be edited'],
  ['pdf', 'PDF', 'vector, for print'],
];

/** Saves a picture in another format. What cannot be had says why. */
export function ExportMenu({ assetId }: { readonly assetId: string }) {
  const saving = useMutation({
    mutationFn: async (format: AssetExportFormat) => {
      const { blob, fileName } = await callForFile('exportAsset', { params: { id: assetId }, query: { format } });
      save(blob, fileName);
      return fileName;
    },
    onSuccess: (fileName) => announce(`Saved ${fileName}.`),
    onError: (error) => announce(explainError(error).detail, 'alarm'),
  });
  return (
    <Menu
      trigger={
        <Button variant="quiet" disabled={saving.isPending}>
          <FileOutput size={16} strokeWidth={1.5} aria-hidden="true" />
          {saving.isPending ? 'Writing the file' : 'Download as'}
        </Button>
      }
    >
      {FORMATS.map(([format, name, use]) => (
        <MenuItem key={format} onSelect={() => saving.mutate(format)}>
          <span className="w-12 font-medium">{name}</span>
          <span className="text-ink-2">{use}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function save(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The browser has taken the file by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
