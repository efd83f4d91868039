export { ProjectGrid } from './ProjectGrid.tsx';
export { ProjectName } from './ProjectName.tsx';
export { useCreateProject } from './project-changes.ts';
