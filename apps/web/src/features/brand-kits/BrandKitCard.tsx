import type { BrandKit } from '@gesso/contract';
import { useState } from 'react';
import { Button, Dialog, DialogActions, ErrorNotice } from '../../shared/ui/index.ts';
import { BrandPreview } from './BrandPreview.tsx';
import { useDeleteKit } from './use-brand-kits.ts';

/** A kit in the list: how it looks, what of it cannot be used, and what can be done with it. */
export function BrandKitCard({ kit, onEdit }: { readonly kit: BrandKit; readonly onEdit: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const faces = [kit.titleFont, kit.textFont].filter((face) => face !== null);
  return (
    <article aria-label={kit.name} className="grid content-start gap-3 rounded-md border border-line bg-paper p-3">
      <BrandPreview kit={kit} />
      <div className="grid gap-1">
        <h2 className="break-words font-semibold">{kit.name}</h2>
        <p className="text-ink-2 text-sm">
          {kit.colors.length === 1 ? '1 colour' : `${kit.colors.length} colours`}
          {faces.length > 0 && ` · ${[...new Set(faces)].join(', ')}`}
          {kit.logos.length > 0 && ` · ${kit.logos.length === 1 ? '1 logo' : `${kit.logos.length} logos`}`}
        </p>
        {kit.tone !== '' && <p className="line-clamp-2 text-sm">{kit.tone}</p>}
        {kit.notes.map((note) => (
          <p key={note} className="text-ochre-ink text-sm">
            {note}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-label={`Edit ${kit.name}`} onClick={onEdit}>
          Edit
        </Button>
        <Button variant="danger" aria-label={`Delete ${kit.name}`} onClick={() => setAsking(true)}>
          Delete
        </Button>
      </div>
      {isAsking && <DeleteKitDialog kit={kit} onClose={() => setAsking(false)} />}
    </article>
  );
}

function DeleteKitDialog({ kit, onClose }: { readonly kit: BrandKit; readonly onClose: () => void }) {
  const deletion = useDeleteKit(kit, onClose);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete “${kit.name}”?`}
      description="Projects that have it as their default have none then. What was made with it stays as it is."
    >
      {deletion.error && <ErrorNotice error={deletion.error} />}
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button variant="danger" disabled={deletion.isPending} onClick={() => deletion.mutate()}>
          {deletion.isPending ? 'Deleting…' : 'Delete brand kit'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
