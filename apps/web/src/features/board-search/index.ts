export { LazyBoardSearch as BoardSearch, loadSearch } from './LazyBoardSearch.tsx';
