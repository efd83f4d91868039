import type { Project } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type BoardConnection, SaveState } from '../../features/collab/index.ts';
import { ProjectName } from '../../features/projects/index.ts';
import { Mark, Panel } from '../../shared/ui/index.ts';
import { Corner } from '../Corner.tsx';

/** The two panels at the top: where one is and whether it is saved; who is here, credits and account. */
export function StudioBar(props: {
  readonly project: Project;
  readonly connection: BoardConnection;
  /** The others who are here. */
  readonly people: ReactNode;
  /** What one does together with them. */
  readonly buttons: ReactNode;
}) {
  const { project, connection } = props;
  return (
    <header className="pointer-events-none absolute inset-x-3 top-3 z-20 flex in-[[data-bare]]:hidden items-start justify-between gap-2 *:pointer-events-auto">
      <Panel className="flex h-12 min-w-0 items-center gap-2 px-3">
        <Link
          to="/"
          aria-label="Projects"
          className="flex items-center gap-2.5 rounded-sm py-2 text-ink-2 hover:text-ink"
        >
          <Mark />
          <span aria-hidden="true" className="max-md:hidden">
            Projects /
          </span>
        </Link>
        <h1 className="flex min-w-0">
          {project.role === 'owner' ? (
            <ProjectName project={project} />
          ) : (
            <span className="truncate px-1.5 font-semibold">{project.name}</span>
          )}
        </h1>
        <SaveState connection={connection} />
      </Panel>
      <Panel className="flex h-12 shrink-0 items-center gap-4 px-3 max-md:gap-2 max-md:px-2">
        <span className="empty:hidden max-sm:hidden">{props.people}</span>
        {props.buttons}
        <Corner />
      </Panel>
    </header>
  );
}
