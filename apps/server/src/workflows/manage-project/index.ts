export { presentProject, type ShownProject } from './project.presenter.ts';
export * from './project-stories.ts';
