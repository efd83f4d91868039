import type { Project } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../shared/format/amounts.ts';
import { IconButton, Menu, MenuItem } from '../../shared/ui/index.ts';
import { DeleteProjectDialog } from './DeleteProjectDialog.tsx';
import { ProjectCover } from './ProjectCover.tsx';
import { RenameProjectDialog } from './RenameProjectDialog.tsx';

/** A project on the wall: its pictures, its name, when it was last touched. */
export function ProjectCard({ project }: { readonly project: Project }) {
  const [question, setQuestion] = useState<'rename' | 'delete' | null>(null);
  const close = () => setQuestion(null);
  return (
    <article className="group relative grid gap-2.5">
      <ProjectCover assetIds={project.coverAssetIds} />
      <div className="flex items-start gap-1">
        <div className="grid min-w-0 flex-1">
          <h2 className="truncate font-semibold">
            <Link
              to="/projects/$id"
              params={{ id: project.id }}
              className="after:absolute after:inset-0 after:rounded-md after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:outline-offset-4"
            >
              {project.name}
            </Link>
          </h2>
          <p className="text-ink-2 text-sm tabular-nums">{formatMoment(project.updatedAt)}</p>
        </div>
        <div className="relative z-10">
          <Menu
            trigger={
              <IconButton label={`More for ${project.name}`}>
                <Ellipsis size={16} strokeWidth={1.5} />
              </IconButton>
            }
          >
            <MenuItem onSelect={() => setQuestion('rename')}>
              <Pencil size={14} strokeWidth={1.5} aria-hidden="true" /> Rename
            </MenuItem>
            <MenuItem tone="alarm" onSelect={() => setQuestion('delete')}>
              <Trash2 size={14} strokeWidth={1.5} aria-hidden="true" /> Delete
            </MenuItem>
          </Menu>
        </div>
      </div>
      {question === 'rename' && <RenameProjectDialog project={project} onClose={close} />}
      {question === 'delete' && <DeleteProjectDialog project={project} onClose={close} />}
    </article>
  );
}
