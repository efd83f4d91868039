/** How people call the vendors; one that is not here goes by its own id. */
const NAMES: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  bfl: 'Black Forest Labs',
  recraft: 'Recraft',
  kling: 'Kling',
  minimax: 'MiniMax',
  runway: 'Runway',
  tripo: 'Tripo',
  rodin: 'Hyper3D Rodin',
  fal: 'fal',
  replicate: 'Replicate',
  comfyui: 'ComfyUI',
  compatible: 'OpenAI-compatible server',
  gesso: 'Gesso, built in',
};

export function nameVendor(vendor: string): string {
  // Each model of the operator's own has a vendor of its own: `comfyui-poster-flow`.
  return NAMES[vendor] ?? NAMES[vendor.split('-')[0] ?? ''] ?? vendor;
}
