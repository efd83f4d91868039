/** The part of Khronos' validator that the tests use; its package brings no types. */
declare module 'gltf-validator' {
  /** 0 error, 1 warning, 2 information, 3 hint. */
  type Message = { readonly code: string; readonly severity: 0 | 1 | 2 | 3; readonly pointer?: string };
  type Report = { readonly issues: { readonly messages: readonly Message[] } };
  const validator: {
    readonly validateBytes: (bytes: Uint8Array, options?: { readonly maxIssues?: number }) => Promise<Report>;
  };
  export default validator;
}
