export { LazyCommandPalette as CommandPalette, loadPalette } from './LazyCommandPalette.tsx';
