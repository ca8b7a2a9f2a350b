import * as vscode from 'vscode';
import { entityTypes } from '../../core/recognition/mention';
import { iconOf, typeLabel } from '../mentionTypes';
import { setting } from '../settings';

/** What a passage can be annotated as: an entity type, a date or a note. */
export type PassageType = { readonly entity: string } | 'date' | 'note';

interface TypeItem extends vscode.QuickPickItem {
  readonly type: PassageType;
  /** The letter that chooses it at once. */
  readonly key: string;
}

/** Letters of the types that Glossator proposes itself; a reader's own types get theirs by the settings. */
const TYPE_KEYS: Readonly<Record<string, string>> = {
  person: 'p',
  organization: 'o',
  place: 'l',
  group: 'g',
  event: 'e',
  other: 'x',
};

/** Asks for a type; one letter is enough. */
export function pickType(
  title: string,
  also: readonly ('date' | 'note')[] = [],
): Promise<PassageType | undefined> {
  const items: TypeItem[] = entityTypes.map(type =>
    typeItem({ entity: type }, typeLabel(type), TYPE_KEYS[type] ?? ''),
  );
  for (const [type, own] of Object.entries(setting('types'))) {
    items.push(typeItem({ entity: type }, own.label ?? type, own.key ?? ''));
  }
  if (also.includes('date')) items.push(typeItem('date', typeLabel('date'), 'd'));
  if (also.includes('note')) items.push(typeItem('note', vscode.l10n.t('note'), 'n'));
  const pick = vscode.window.createQuickPick<TypeItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Press the letter of a type');
  pick.items = items;
  return answer<TypeItem, PassageType>(pick, settle => {
    pick.onDidChangeValue(value => {
      const chosen = items.find(({ key }) => key !== '' && key === value.toLowerCase());
      if (chosen) settle(chosen.type);
    });
    pick.onDidAccept(() => settle(pick.activeItems[0]?.type));
  });
}

const typeItem = (type: PassageType, label: string, key: string): TypeItem => ({
  label: `$(${iconOf(type === 'date' || type === 'note' ? type : type.entity)}) ${label}`,
  description: key,
  type,
  key,
});

/** Shows a quick pick and waits for its answer; `undefined` where it was closed without one. */
export function answer<I extends vscode.QuickPickItem, T>(
  pick: vscode.QuickPick<I>,
  listen: (settle: (value: T | undefined) => void) => unknown,
): Promise<T | undefined> {
  return new Promise(resolve => {
    listen(value => {
      resolve(value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
