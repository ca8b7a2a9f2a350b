import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import { entityCounts } from '../entityCounts';
import type { EntityFinder, FoundEntity } from '../entityFinder';
import { iconOf, typeLabel } from '../mentionTypes';
import { reveal } from '../places';
import { showSearchPick } from './searchPick';

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

function goToEntity(finder: EntityFinder): void {
  showSearchPick<EntityItem>({
    title: vscode.l10n.t('Go to Entity'),
    placeholder: vscode.l10n.t('A name, in any spelling'),
    search: async query => (await finder.search(query, MOST_ITEMS)).map(itemOf),
    accept: ({ found: { corpus, entity } }) => {
      const place = corpus.index.definition(entity.id);
      return place && reveal({ corpus, source: place.source, span: place.mention });
    },
    press: ({ found: { corpus, entity } }) =>
      vscode.commands.executeCommand('glossator.openEntityPage', corpus.id, entity.id),
  });
}

function itemOf({ corpus, entity }: FoundEntity): EntityItem {
  const others = entity.aliases.filter(alias => alias.name !== entity.label).slice(0, MOST_ALIASES);
  return {
    label: `$(${iconOf(entity.type)}) ${entity.label}`,
    description: `${typeLabel(entity.type)} · ${entityCounts(corpus, entity.id)}`,
    ...(others.length > 0 && { detail: others.map(({ name }) => name).join(', ') }),
    // The search has matched already; VS Code's own filter would hide other spellings.
    alwaysShow: true,
    buttons: [{ iconPath: new vscode.ThemeIcon('book'), tooltip: vscode.l10n.t('Open Entity Page') }],
    found: { corpus, entity },
  };
}
