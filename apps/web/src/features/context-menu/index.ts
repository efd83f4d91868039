export { LazyBoardMenu as BoardMenu } from './LazyBoardMenu.tsx';
