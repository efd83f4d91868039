export { ArtSources } from './ArtSources.tsx';
