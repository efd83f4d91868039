export { LazyDesignEditor as DesignEditor } from './LazyDesignEditor.tsx';
