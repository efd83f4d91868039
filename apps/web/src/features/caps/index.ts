export { CapsForm } from './CapsForm.tsx';
