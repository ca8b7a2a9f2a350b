import * as vscode from 'vscode';
import type { Entity } from '../../../core/linking/entity';
import type { OpenCorpus } from '../../corpus/openCorpus';
import type { EntityFinder } from '../../entityFinder';
import { entityCounts } from '../../entityCounts';
import { iconOf, typeLabel } from '../../mentionTypes';
import { answer } from '../picks';

/** Most entities in a list at once; typing narrows it. */
const MOST_ENTITIES = 50;

/** Most other names shown under an entity. */
const MOST_NAMES = 5;

/** An entity of the corpus, or the label of a new one. */
export type PickedEntity = { readonly entity: Entity } | { readonly label: string };

/** An item of a list of entities; the headings between them are no choice. */
interface EntityItem extends vscode.QuickPickItem {
  readonly choice?: PickedEntity;
}

export interface EntityPickOptions {
  /** A new entity is offered, at first under this name. */
  readonly name?: string;
  /** An entity that is no answer. */
  readonly not?: string;
  /** The entity that is the answer until now. */
  readonly present?: string;
}

/** Asks for an entity, by a name in any spelling. */
export function pickEntity(
  finder: EntityFinder,
  corpus: OpenCorpus,
  title: string,
  { name, not, present }: EntityPickOptions = {},
): Promise<PickedEntity | undefined> {
  const { t } = vscode.l10n;
  const pick = vscode.window.createQuickPick<EntityItem>();
  pick.title = title;
  pick.placeholder =
    name === undefined ? t('A name, in any spelling') : t('A name, in any spelling, or a new one');
  const search = async (query: string): Promise<Entity[]> =>
    (await finder.search(query, MOST_ENTITIES)).flatMap(found =>
      found.corpus === corpus && found.entity.id !== not ? [found.entity] : [],
    );
  const itemsOf = (entities: readonly Entity[]): EntityItem[] =>
    entities.map(entity => entityItem(corpus, entity, entity.id === present));
  const itemsFor = async (typed: string): Promise<EntityItem[]> => {
    const label = typed === '' ? name : typed;
    const likely = label === undefined ? [] : await search(label);
    const created = name === undefined || label === undefined ? [] : [newItem(label)];
    if (typed !== '') return [...itemsOf(likely), ...created];
    const frequent = (await search('')).filter(({ id }) => likely.every(other => other.id !== id));
    return [
      ...under(t('of a similar name'), itemsOf(likely)),
      ...created,
      ...under(t('named most often'), itemsOf(frequent)),
    ];
  };
  let newest = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++newest;
    const items = await itemsFor(pick.value.trim());
    if (turn !== newest) return;
    pick.items = items;
    pick.busy = false;
  };
  let current = refresh();
  pick.onDidChangeValue(() => {
    pick.busy = true;
    current = refresh();
  });
  return answer<EntityItem, PickedEntity>(pick, settle =>
    pick.onDidAccept(async () => {
      const [active] = pick.activeItems;
      const isChosen = !pick.busy && active !== undefined && pick.items.includes(active);
      // Enter right after typing takes the first of what was typed, not of the list that may still be shown.
      if (!isChosen) await current;
      settle((isChosen ? active : pick.items.find(({ choice }) => choice))?.choice);
    }),
  );
}

const newItem = (label: string): EntityItem => ({
  label: `$(add) ${vscode.l10n.t('New entity “{0}”', label)}`,
  alwaysShow: true,
  choice: { label },
});

/** The items below a heading; none where there are no items. */
const under = (heading: string, items: readonly EntityItem[]): EntityItem[] =>
  items.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...items];

function entityItem(corpus: OpenCorpus, entity: Entity, isPresent: boolean): EntityItem {
  const others = entity.aliases.map(({ name }) => name).filter(name => name !== entity.label);
  const facts = [typeLabel(entity.type), entityCounts(corpus, entity.id)];
  if (isPresent) facts.push(vscode.l10n.t('linked now'));
  return {
    label: `$(${iconOf(entity.type)}) ${entity.label}`,
    description: facts.join(' · '),
    ...(others.length > 0 && { detail: others.slice(0, MOST_NAMES).join(', ') }),
    // The search has matched already; VS Code's own filter would hide other spellings.
    alwaysShow: true,
    choice: { entity },
  };
}
