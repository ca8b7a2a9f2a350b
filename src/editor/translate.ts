/** Translates a message with `{0}` placeholders: `vscode.l10n.t`, handed to the parts that know nothing of `vscode`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** "1 mention", "3 mentions". */
export const mentionsInWords = (t: Translate, count: number): string =>
  count === 1 ? t('1 mention') : t('{0} mentions', count);

export const sourcesInWords = (t: Translate, count: number): string =>
  count === 1 ? t('1 source') : t('{0} sources', count);
