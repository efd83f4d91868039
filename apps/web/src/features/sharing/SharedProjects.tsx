import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { endpointQuery } from '../../shared/client/index.ts';
import { roleWords } from './role-words.ts';

/** Projects of others that one is a member of; nothing where there are none. */
export function SharedProjects() {
  const { data } = useQuery(endpointQuery('listSharedProjects'));
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="shared-with-me" className="mt-10 grid gap-3">
      <h2 id="shared-with-me" className="font-normal font-serif text-title">
        Shared with me
      </h2>
      <ul className="grid gap-1">
        {data.items.map((project) => (
          <li key={project.id}>
            <Link
              to="/projects/$id"
              params={{ id: project.id }}
              className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-sm px-2 hover:bg-wash"
            >
              <span className="min-w-0 truncate font-semibold">{project.name}</span>
              <span className="text-ink-2 text-sm">
                of {project.ownerName}, {roleWords(project.role)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
