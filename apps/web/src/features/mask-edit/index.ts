export { LazyMaskBar as MaskBar } from './LazyMaskBar.tsx';
