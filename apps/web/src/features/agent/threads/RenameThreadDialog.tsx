import { LIMITS, type Thread } from '@gesso/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, fieldError } from '../../../shared/client/index.ts';
import { fieldSentence } from '../../../shared/format/field-sentence.ts';
import { Button, Dialog, DialogActions, ErrorNotice, TextField } from '../../../shared/ui/index.ts';

/** Asks for another title of a conversation. */
export function RenameThreadDialog({ thread, onClose }: { readonly thread: Thread; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [title, setTitle] = useState(thread.title);
  const rename = useMutation({
    mutationFn: (wanted: string) => call('updateThread', { params: { id: thread.id }, body: { title: wanted } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['listThreads'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(title.trim(), { onSuccess: onClose });
  };
  const atField = fieldSentence('The title', fieldError(rename.error, 'title'));
  return (
    <Dialog open onOpenChange={onClose} title="Rename conversation">
      <form onSubmit={submit} className="grid gap-4">
        {rename.error && !atField && <ErrorNotice error={rename.error} />}
        <TextField
          label="Title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
          maxLength={LIMITS.projectNameCharacters}
          error={atField}
          required
        />
        <DialogActions>
          <Button onClick={onClose}>Keep the title</Button>
          <Button type="submit" variant="action" disabled={rename.isPending || title.trim() === ''}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
