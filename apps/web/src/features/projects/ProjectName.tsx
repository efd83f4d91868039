import { LIMITS, type Project } from '@gesso/contract';
import { useState } from 'react';
import { announce, classNames } from '../../shared/ui/index.ts';
import { useRenameProject } from './project-changes.ts';

const TEXT = 'h-8 min-w-0 rounded-sm px-1.5 font-semibold pointer-coarse:h-11';

/** The name of the open project; a click or Enter makes it a field, Enter keeps and Escape drops what was typed. */
export function ProjectName({ project }: { readonly project: Project }) {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useRenameProject(project.id);
  const keep = () => {
    const name = draft?.trim();
    setDraft(null);
    if (!name || name === project.name) return;
    rename.mutate(name, { onError: () => announce('The name was not changed. Try again.', 'alarm') });
  };
  if (draft === null) {
    return (
      <button
        type="button"
        title="Rename"
        className={classNames(TEXT, 'truncate hover:bg-wash')}
        onClick={() => setDraft(project.name)}
      >
        {rename.isPending ? rename.variables : project.name}
      </button>
    );
  }
  return (
    <input
      aria-label="Project name"
      className={classNames(TEXT, 'field-sizing-content max-w-[28ch] bg-wash')}
      value={draft}
      maxLength={LIMITS.projectNameCharacters}
      // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that had the focus.
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
