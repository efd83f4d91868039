export { FailurePolicy } from './FailurePolicy.tsx';
