export { AccountCorner } from './AccountCorner.tsx';
