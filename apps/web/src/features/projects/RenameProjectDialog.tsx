import { LIMITS, type Project } from '@gesso/contract';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../shared/client/index.ts';
import { fieldSentence } from '../../shared/format/field-sentence.ts';
import { Button, Dialog, DialogActions, ErrorNotice, TextField } from '../../shared/ui/index.ts';
import { useRenameProject } from './project-changes.ts';

/** Asks for another name. */
export function RenameProjectDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const [name, setName] = useState(project.name);
  const rename = useRenameProject(project.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(name.trim(), { onSuccess: onClose });
  };
  const atField = fieldSentence('The name', fieldError(rename.error, 'name'));
  return (
    <Dialog open onOpenChange={onClose} title="Rename project">
      <form onSubmit={submit} className="grid gap-4">
        {rename.error && !atField && <ErrorNotice error={rename.error} />}
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          maxLength={LIMITS.projectNameCharacters}
          error={atField}
          required
        />
        <DialogActions>
          <Button onClick={onClose}>Keep the name</Button>
          <Button type="submit" variant="action" disabled={rename.isPending || name.trim() === ''}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
