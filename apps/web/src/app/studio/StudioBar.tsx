import type { Project } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { type BoardConnection, People, SaveState } from '../../features/collab/index.ts';
import { ProjectName } from '../../features/projects/index.ts';
import { Mark, Panel } from '../../shared/ui/index.ts';
import { Corner } from '../Corner.tsx';

/** The two panels at the top: where one is and whether it is saved; who is here, credits and account. */
export function StudioBar({
  project,
  connection,
}: {
  readonly project: Project;
  readonly connection: BoardConnection;
}) {
  return (
    <header className="pointer-events-none absolute inset-x-3 top-3 z-20 flex items-start justify-between gap-2 *:pointer-events-auto">
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
          <ProjectName project={project} />
        </h1>
        <SaveState connection={connection} />
      </Panel>
      <Panel className="flex h-12 shrink-0 items-center gap-4 px-3">
        <span className="max-sm:hidden">
          <People connection={connection} />
        </span>
        <Corner />
      </Panel>
    </header>
  );
}
