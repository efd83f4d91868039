import type { Project } from '@gesso/contract';
import { announce, Button, Dialog, DialogActions, ErrorNotice } from '../../shared/ui/index.ts';
import { useDeleteProject } from './project-changes.ts';

/** Asks before a project goes; names what goes with it and what stays. */
export function DeleteProjectDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const deletion = useDeleteProject(project.id, () => {
    announce(`“${project.name}” was deleted.`);
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete “${project.name}”?`}
      description="Its board and everything on it go for good. Credits already spent stay spent and stay in your usage."
    >
      {deletion.error && <ErrorNotice error={deletion.error} />}
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button variant="danger" onClick={() => deletion.mutate()} disabled={deletion.isPending}>
          {deletion.isPending ? 'Deleting…' : 'Delete project'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
