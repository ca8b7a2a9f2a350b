import type { Translate } from '../../../src/editor/translate';

/** English, as VS Code's own `l10n.t` fills it in where there is no translation. */
export const t: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
