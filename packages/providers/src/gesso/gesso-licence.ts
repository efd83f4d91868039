import type { ModelLicence } from '@gesso/contract';

/**
 * What the built-in engines make belongs to whoever ran them. The art inside is MIT, Apache-2.0 or CC BY 3.0 and the
 * typefaces OFL-1.1; credits that are owed stand in each scene.
 */
export const GESSO_LICENCE: ModelLicence = {
  id: 'gesso-built-in',
  commercialUse: true,
  url: 'https://www.apache.org/licenses/LICENSE-2.0',
};
