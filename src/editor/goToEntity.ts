import * as vscode from 'vscode';
import { registerCommand } from './commands';
import { entityCounts } from './entityCounts';
import type { EntityFinder, FoundEntity } from './entityFinder';
import { iconOf, typeLabel } from './mentionTypes';
import { reveal } from './places';

/** Most entities in the list at once; typing narrows it. */
const MOST_ITEMS = 100;

/** Most other names under an entity in the list. */
const MOST_ALIASES = 5;

interface EntityItem extends vscode.QuickPickItem {
  readonly found: FoundEntity;
}

/** `Go to Entity…`: a list of all entities that narrows while the reader types; leads to the first full mention. */
export const registerGoToEntity = (finder: EntityFinder): vscode.Disposable =>
  registerCommand('glossator.goToEntity', () => goToEntity(finder));

async function goToEntity(finder: EntityFinder): Promise<void> {
  const pageButton: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('book'),
    tooltip: vscode.l10n.t('Open Entity Page'),
  };
  const pick = vscode.window.createQuickPick<EntityItem>();
  pick.title = vscode.l10n.t('Go to Entity');
  pick.placeholder = vscode.l10n.t('A name, in any spelling');
  let newest = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++newest;
    const found = await finder.search(pick.value, MOST_ITEMS);
    if (turn === newest) pick.items = found.map(entity => ({ ...itemOf(entity), buttons: [pageButton] }));
  };
  pick.onDidChangeValue(() => void refresh());
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    pick.hide();
    const place = chosen && chosen.found.corpus.index.definition(chosen.found.entity.id);
    if (place) void reveal({ corpus: chosen.found.corpus, source: place.source, span: place.mention });
  });
  pick.onDidTriggerItemButton(({ item: { found } }) => {
    pick.hide();
    void vscode.commands.executeCommand('glossator.openEntityPage', found.corpus.id, found.entity.id);
  });
  pick.onDidHide(() => {
    newest++;
    pick.dispose();
  });
  pick.show();
  await refresh();
}

function itemOf({ corpus, entity }: FoundEntity): EntityItem {
  const others = entity.aliases.filter(alias => alias.name !== entity.label).slice(0, MOST_ALIASES);
  return {
    label: `$(${iconOf(entity.type)}) ${entity.label}`,
    description: `${typeLabel(entity.type)} · ${entityCounts(corpus, entity.id)}`,
    ...(others.length > 0 && { detail: others.map(({ name }) => name).join(', ') }),
    // The search has matched already; VS Code's own filter would hide other spellings.
    alwaysShow: true,
    found: { corpus, entity },
  };
}
