export * from './models.service.ts';
export * from './models.ts';
