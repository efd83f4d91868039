/** Variables that hold a vendor's key. Each one that is set makes that vendor's models available. */
export const VENDOR_KEY_VARIABLES = [
  'OPENAI_API_KEY',
  'BFL_API_KEY',
  'RECRAFT_API_KEY',
  'KLING_API_KEY',
  'KLING_ACCESS_KEY',
  'KLING_SECRET_KEY',
  'MINIMAX_API_KEY',
  'RUNWAY_API_KEY',
  'TRIPO_API_KEY',
  'RODIN_API_KEY',
  'FAL_KEY',
  'REPLICATE_API_TOKEN',
  'ANTHROPIC_API_KEY',
  'GOOGLE_API_KEY',
  'LLM_MODEL',
  'LLM_API_KEY',
] as const;

/** Variables that point an adapter at another address, for a proxy, a gateway or a machine of one's own. */
export const VENDOR_URL_VARIABLES = [
  'OPENAI_BASE_URL',
  'BFL_BASE_URL',
  'RECRAFT_BASE_URL',
  'KLING_BASE_URL',
  'MINIMAX_BASE_URL',
  'RUNWAY_BASE_URL',
  'TRIPO_BASE_URL',
  'RODIN_BASE_URL',
  'FAL_BASE_URL',
  'REPLICATE_BASE_URL',
  'ANTHROPIC_BASE_URL',
  'GOOGLE_BASE_URL',
  'COMFYUI_BASE_URL',
  'LLM_BASE_URL',
] as const;

export type VendorVariable = (typeof VENDOR_KEY_VARIABLES)[number] | (typeof VENDOR_URL_VARIABLES)[number];
