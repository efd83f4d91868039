export { type DraftSettings, settingsToSend } from './form-model.ts';
export { SettingsForm } from './SettingsForm.tsx';
