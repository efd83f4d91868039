export { ImportDesk, type ImportWays } from './ImportDesk.tsx';
