import { createVendorProvider, type OwnModelConnection, type Provider, type VendorAccess } from '@gesso/provider-kit';
import { type ComfyuiModel, createComfyuiAdapter } from './comfyui-adapter.ts';
import { readComfyuiInputs } from './comfyui-inputs.ts';

/** One workflow of a ComfyUI server. */
export function createComfyuiProvider(access: VendorAccess, model: ComfyuiModel): Provider {
  return createVendorProvider(createComfyuiAdapter(access, model), access);
}

/** ComfyUI as a way to models of the operator's own. */
export const comfyuiConnection: OwnModelConnection = {
  name: 'comfyui',
  readInputs: readComfyuiInputs,
  variables: { address: 'COMFYUI_BASE_URL', key: 'COMFYUI_API_KEY' },
  create: createComfyuiProvider,
};
