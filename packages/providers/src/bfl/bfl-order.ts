import { parseSize, readNumber, readSwitch, readText, type VendorOrder } from '@gesso/provider-kit';
import { fluxDev } from './models.ts';

/** A request to start a task: the vendor's path names the model. */
export type BflRequest = {
  readonly path: string;
  readonly body: Readonly<Record<string, string | number | boolean>>;
};

/**
 * Writes an order as the vendor wants it. One picture a task, so the seed is the order's own.
 *
 * @param vendorModel - `flux-dev` or `flux-pro-1.1`; only the first knows steps and guidance.
 * @see BFL, API reference.
 */
export function toBflRequest({ request, seed }: VendorOrder, vendorModel: string): BflRequest {
  const { settings, prompt } = request;
  const { widthPx, heightPx } = parseSize(readText(settings, 'size'));
  const own: BflRequest['body'] =
    vendorModel === fluxDev.vendorModel
      ? { steps: readNumber(settings, 'steps'), guidance: Number(readText(settings, 'guidance')) }
      : {};
  return {
    path: `/v1/${vendorModel}`,
    body: {
      prompt,
      width: widthPx,
      height: heightPx,
      ...own,
      seed,
      prompt_upsampling: readSwitch(settings, 'promptUpsampling'),
      safety_tolerance: readNumber(settings, 'safetyTolerance'),
      output_format: readText(settings, 'outputFormat'),
    },
  };
}
