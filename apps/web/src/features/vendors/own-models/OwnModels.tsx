import type { OwnModelView } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { endpointQuery } from '../../../shared/client/index.ts';
import { countCredits } from '../../../shared/format/credits.ts';
import { Button, ErrorNotice, SkeletonRows } from '../../../shared/ui/index.ts';
import { OwnModelForm } from './OwnModelForm.tsx';
import { useRetireOwnModel } from './use-own-models.ts';

/** Models that the operator brings: their list, and the form for one of them. */
export function OwnModels() {
  const models = useQuery(endpointQuery('listOwnModels'));
  const [open, setOpen] = useState<OwnModelView | 'new'>();
  if (models.isPending) return <SkeletonRows rows={2} className="h-12" />;
  if (models.isError) return <ErrorNotice error={models.error} onRetry={() => void models.refetch()} />;
  const close = () => setOpen(undefined);
  return (
    <>
      <ul className="mt-2 border-line border-t">
        {models.data.items.map((model) => (
          <OwnModelRow key={model.id} model={model} onEdit={() => setOpen(model)} />
        ))}
      </ul>
      {open === undefined ? (
        <Button className="mt-4" onClick={() => setOpen('new')}>
          Add a model
        </Button>
      ) : (
        <OwnModelForm
          key={open === 'new' ? 'new' : open.id}
          model={open === 'new' ? null : open}
          comfyuiAddress={models.data.comfyuiAddress}
          onClose={close}
        />
      )}
    </>
  );
}

function OwnModelRow({ model, onEdit }: { readonly model: OwnModelView; readonly onEdit: () => void }) {
  const retiring = useRetireOwnModel(model);
  const isRetired = model.retiredAt !== null;
  const rights = model.licence?.commercialUse ? 'may be sold' : 'not safe to sell';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-3">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className={isRetired ? 'text-ink-2' : 'font-semibold'}>{model.name}</h3>
        <p className="break-words text-ink-2 text-sm">
          {isRetired ? 'Retired. ' : ''}
          {model.connection === 'comfyui' ? 'ComfyUI' : model.vendorModel} at {model.baseUrl} ·{' '}
          {countCredits(model.priceMillicredits)} · {rights}
        </p>
        {retiring.error && <ErrorNotice error={retiring.error} />}
      </div>
      <Button variant="quiet" onClick={onEdit}>
        Edit<span className="sr-only"> {model.name}</span>
      </Button>
      <Button variant="quiet" disabled={retiring.isPending} onClick={() => retiring.mutate(undefined)}>
        {isRetired ? 'Offer again' : 'Retire'}
        <span className="sr-only"> {model.name}</span>
      </Button>
    </li>
  );
}
