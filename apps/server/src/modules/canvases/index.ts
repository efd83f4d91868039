export * from './canvases.service.ts';
