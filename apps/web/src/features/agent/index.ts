export { AgentPanel } from './AgentPanel.tsx';
