import type { BrandKit, CreateBrandKit, Project } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, endpointQuery } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** All kits of the account, by name. There are never more than one page of them. */
export function useBrandKits() {
  return useQuery(endpointQuery('listBrandKits', {}));
}

/** Adds a kit, or changes one that is there. */
export function useSaveKit(kit: BrandKit | null, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateBrandKit) =>
      kit === null ? call('createBrandKit', { body }) : call('updateBrandKit', { params: { id: kit.id }, body }),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['listBrandKits'] });
      announce(`“${saved.name}” is kept. Write @${saved.name} in a brief to use it.`);
      onSaved();
    },
  });
}

export function useDeleteKit(kit: BrandKit, onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('deleteBrandKit', { params: { id: kit.id } }),
    onSuccess: () => {
      for (const name of ['listBrandKits', 'getProject', 'listProjects']) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
      announce(`“${kit.name}” was deleted.`);
      onDeleted();
    },
  });
}

/** Makes a kit the one that everything in a project keeps to unless another is named; null for none. */
export function useProjectKit(project: Pick<Project, 'id'>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (brandKitId: string | null) =>
      call('updateProject', { params: { id: project.id }, body: { brandKitId } }),
    onSuccess: () => {
      for (const name of ['getProject', 'listProjects']) void queries.invalidateQueries({ queryKey: [name] });
    },
    onError: () => announce('The default brand kit was not changed. Try again.', 'alarm'),
  });
}
