import { LIMITS } from '@gesso/contract';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ProjectGrid, useCreateProject } from '../../features/projects/index.ts';
import { SharedProjects } from '../../features/sharing/index.ts';
import { Button, ErrorNotice, INPUT_CLASS } from '../../shared/ui/index.ts';
import { Corner } from '../Corner.tsx';
import { Page } from '../Page.tsx';

/** `/`: all projects, and the way to a new one. */
export function ProjectsPage() {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const creation = useCreateProject((project) => navigate({ to: '/projects/$id', params: { id: project.id } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creation.mutate(name.trim() || 'Untitled');
  };
  return (
    <Page title="Projects" corner={<Corner />}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <h1 className="font-normal font-serif text-display">Projects</h1>
        <form onSubmit={submit} className="flex w-full gap-2 sm:w-auto">
          <input
            aria-label="Name of the new project"
            placeholder="Name of the new project"
            className={`${INPUT_CLASS} sm:w-60`}
            value={name}
            maxLength={LIMITS.projectNameCharacters}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={creation.isPending}>
            {creation.isPending ? 'Opening…' : 'New project'}
          </Button>
        </form>
      </div>
      {creation.error && (
        <div className="mb-6">
          <ErrorNotice error={creation.error} />
        </div>
      )}
      <ProjectGrid onCreate={(example) => creation.mutate(example)} isCreating={creation.isPending} />
      <SharedProjects />
    </Page>
  );
}
