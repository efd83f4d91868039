export { KeyList } from './KeyList.tsx';
export { NewKeyForm } from './NewKeyForm.tsx';
