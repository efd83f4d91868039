export * from './choose-targets.ts';
export * from './export-error.ts';
export * from './name-item.ts';
export * from './pictures.ts';
export * from './write-layers.ts';
export * from './write-picture.ts';
export * from './write-slides.ts';
export * from './write-vectors.ts';
