import type { Project } from '@gesso/contract';
import { Dialog } from '../../shared/ui/index.ts';
import { LinkList } from './LinkList.tsx';
import { NewLink } from './NewLink.tsx';
import { PeopleList } from './PeopleList.tsx';

/** Who may come to a project: links for its owner to give away, and the people who are there. */
export function ShareDialog(props: {
  readonly project: Project;
  /** The account that looks at it. */
  readonly accountId: string;
  readonly onClose: () => void;
  readonly onLeft: () => void;
}) {
  const { project, accountId } = props;
  const isOwner = project.role === 'owner';
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={isOwner ? `Share “${project.name}”` : 'People'}
      description={isOwner ? 'Give a link to those who should come. It can be revoked at any time.' : undefined}
    >
      {isOwner && <NewLink projectId={project.id} />}
      {isOwner && <LinkList projectId={project.id} />}
      <PeopleList projectId={project.id} isOwner={isOwner} accountId={accountId} onLeft={props.onLeft} />
    </Dialog>
  );
}
