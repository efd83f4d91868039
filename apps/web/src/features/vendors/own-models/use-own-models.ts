import type { OwnModelView } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/client/index.ts';
import { announce } from '../../../shared/ui/index.ts';
import type { OwnModelBody } from './own-model-draft.ts';

/** Everything that shows models hears of a change. */
const CONCERNED = ['listOwnModels', 'getVendors', 'getCatalogue', 'getPriceList'];

function useChange<Input>(change: (input: Input) => Promise<OwnModelView>, onDone: (model: OwnModelView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (model) => {
      for (const name of CONCERNED) void queries.invalidateQueries({ queryKey: [name] });
      onDone(model);
    },
  });
}

export function useSaveOwnModel(model: OwnModelView | null, onSaved: () => void) {
  return useChange(
    (body: OwnModelBody) =>
      model === null ? call('createOwnModel', { body }) : call('changeOwnModel', { params: { id: model.id }, body }),
    ({ name }) => {
      announce(`${name} answers and can be used.`);
      onSaved();
    },
  );
}

/** Takes a model out of the catalogue, or puts it back. */
export function useRetireOwnModel({ id, retiredAt, name }: OwnModelView) {
  return useChange(
    () => call(retiredAt === null ? 'retireOwnModel' : 'restoreOwnModel', { params: { id } }),
    () => announce(retiredAt === null ? `${name} is retired.` : `${name} is offered again.`),
  );
}
