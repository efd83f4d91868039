import type { Project } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call, endpointQuery } from '../../shared/client/index.ts';

/** Opens a new project; a retry of the same click opens no second one. */
export function useCreateProject(onCreated: (project: Project) => void) {
  const queries = useQueryClient();
  const [keys] = useState(() => new ActionKeys());
  return useMutation({
    mutationFn: (name: string) => call('createProject', { body: { name } }, { idempotencyKey: keys.keyFor(name) }),
    onSettled: (_project, error) => keys.settle(error ?? undefined),
    onSuccess: (project) => {
      void queries.invalidateQueries({ queryKey: ['listProjects'] });
      queries.setQueryData(endpointQuery('getProject', { params: { id: project.id } }).queryKey, project);
      onCreated(project);
    },
  });
}

/** Renames a project, at once on every screen of this tab. */
export function useRenameProject(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call('updateProject', { params: { id }, body: { name } }),
    onSuccess: (project) => {
      queries.setQueryData(endpointQuery('getProject', { params: { id } }).queryKey, project);
      void queries.invalidateQueries({ queryKey: ['listProjects'] });
    },
  });
}

/** Deletes a project with everything on its canvas. */
export function useDeleteProject(id: string, onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('deleteProject', { params: { id } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['listProjects'] });
      onDeleted();
    },
  });
}
