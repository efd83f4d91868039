/** Whether a provider can run now, and the sentence that tells the operator what is missing. */
export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string };
