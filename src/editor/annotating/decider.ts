import { setting } from '../settings';
import type { Decider } from './decide';

/** Who is sitting here, by the setting `glossator.reader`, and what time it is. */
export const decider = (): Decider => ({
  creator: { type: 'Person', name: setting('reader').trim() || 'Reader' },
  now: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  newId: () => `urn:uuid:${crypto.randomUUID()}`,
});
