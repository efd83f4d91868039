export { LazyInspectorPanel as InspectorPanel } from './LazyInspectorPanel.tsx';
