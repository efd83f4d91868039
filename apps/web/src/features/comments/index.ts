export { CommentsLayer } from './CommentsLayer.tsx';
