export { LazyMinimap as Minimap } from './LazyMinimap.tsx';
export { ZoomControl } from './ZoomControl.tsx';
