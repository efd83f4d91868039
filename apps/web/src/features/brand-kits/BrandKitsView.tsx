import type { BrandKit } from '@gesso/contract';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, EmptyState, ErrorNotice, Skeleton } from '../../shared/ui/index.ts';
import { BrandKitCard } from './BrandKitCard.tsx';
import { BrandKitForm } from './BrandKitForm.tsx';
import { useBrandKits } from './use-brand-kits.ts';
import './faces.css';

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,260px),1fr))] gap-5';
const MOST_KITS = 20;

/** The brands of the account: a wall of cards, or the form of one. */
export function BrandKitsView() {
  const kits = useBrandKits();
  const [editing, setEditing] = useState<BrandKit | 'new' | null>(null);
  if (kits.isPending) return <KitsSkeleton />;
  if (kits.isError) return <ErrorNotice error={kits.error} onRetry={() => void kits.refetch()} />;
  if (editing !== null) {
    const kit = editing === 'new' ? null : editing;
    return <BrandKitForm key={kit?.id ?? 'new'} kit={kit} onClose={() => setEditing(null)} />;
  }
  const { items } = kits.data;
  if (items.length === 0) {
    return (
      <div className="rounded-md border border-line border-dashed">
        <EmptyState
          title="No brand kit yet"
          action={
            <Button variant="action" onClick={() => setEditing('new')}>
              Make a brand kit
            </Button>
          }
        >
          Enter a brand’s colours, faces, logo and tone once. Then write{' '}
          <q className="font-medium text-ink">three posters for @Acme</q>, and all of them look like Acme.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      <div>
        <Button variant="action" onClick={() => setEditing('new')} disabled={items.length >= MOST_KITS}>
          <Plus size={14} strokeWidth={2} aria-hidden="true" /> New brand kit
        </Button>
      </div>
      <div className={GRID}>
        {items.map((kit) => (
          <BrandKitCard key={kit.id} kit={kit} onEdit={() => setEditing(kit)} />
        ))}
      </div>
    </div>
  );
}

/** The wall's shape while its cards arrive. */
export function KitsSkeleton() {
  return (
    <div role="status" className={GRID}>
      <span className="sr-only">Loading brand kits</span>
      <Skeleton className="h-64" />
      <Skeleton className="h-64" />
    </div>
  );
}
