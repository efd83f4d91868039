import type { Asset, AssetExportFormat } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { FileOutput } from 'lucide-react';
import { callForFile, explainError } from '../../shared/client/index.ts';
import { announce, Button, Menu, MenuItem } from '../../shared/ui/index.ts';

/** What each kind can be had in, with what it is good for. */
const FORMATS: Readonly<Record<Asset['kind'], readonly (readonly [AssetExportFormat, string, string])[]>> = {
  image: [
    ['png', 'PNG', 'every pixel'],
    ['jpg', 'JPG', 'small, for photographs'],
    ['webp', 'WebP', 'small, for the web'],
    ['svg', 'SVG', 'vector, to be edited'],
    ['pdf', 'PDF', 'vector, for print'],
    ['psd', 'PSD', 'layers, for Photoshop'],
  ],
  video: [
    ['mp4', 'MP4', 'plays everywhere'],
    ['webm', 'WebM', 'small, for the web'],
    ['gif', 'GIF', 'moves in mails, silent'],
  ],
  model3d: [
    ['glb', 'GLB', 'for viewers and engines'],
    ['stl', 'STL', 'for 3D printers'],
  ],
};

/** Saves an asset in another format. What cannot be had says why. */
export function ExportMenu({ assetId, kind }: { readonly assetId: string; readonly kind: Asset['kind'] }) {
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
      {FORMATS[kind].map(([format, name, use]) => (
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
