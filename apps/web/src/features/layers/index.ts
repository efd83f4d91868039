export { LazyLayersPanel as LayersPanel } from './LazyLayersPanel.tsx';
