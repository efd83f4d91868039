export { ShareDialog } from './ShareDialog.tsx';
export { SharedProjects } from './SharedProjects.tsx';
