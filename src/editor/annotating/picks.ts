import * as vscode from 'vscode';
import type { Entity } from '../../core/linking/entity';
import { entityTypes } from '../../core/recognition/mention';
import type { Span } from '../../core/text/span';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { EntityFinder } from '../entityFinder';
import { entityCounts } from '../entityCounts';
import { iconOf, typeLabel } from '../mentionTypes';
import { passageOf } from '../passages';
import { setting } from '../settings';

/** Most entities in a list at once; typing narrows it. */
const MOST_ENTITIES = 50;

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

/** An entity of the corpus, or the label of a new one. */
export type PickedEntity = { readonly entity: Entity } | { readonly label: string };

interface EntityItem extends vscode.QuickPickItem {
  readonly choice: PickedEntity;
}

/** Asks for an entity, by a name in any spelling; a new one is offered under the name typed (at first `name`). */
export function pickEntity(
  finder: EntityFinder,
  corpus: OpenCorpus,
  title: string,
  options: { readonly name?: string; readonly not?: string } = {},
): Promise<PickedEntity | undefined> {
  const pick = vscode.window.createQuickPick<EntityItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('A name, in any spelling');
  const search = async (query: string): Promise<EntityItem[]> =>
    (await finder.search(query, MOST_ENTITIES))
      .filter(found => found.corpus === corpus && found.entity.id !== options.not)
      .map(({ entity }) => entityItem(corpus, entity));
  let newest = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++newest;
    const typed = pick.value.trim();
    const label = typed === '' ? options.name : typed;
    const likely = await search(typed === '' ? (options.name ?? '') : typed);
    const shown = new Set(likely.map(({ choice }) => ('entity' in choice ? choice.entity.id : '')));
    const rest =
      typed === ''
        ? (await search('')).filter(({ choice }) => 'entity' in choice && !shown.has(choice.entity.id))
        : [];
    const created: EntityItem[] =
      options.name === undefined || label === undefined
        ? []
        : [
            {
              label: `$(add) ${vscode.l10n.t('New entity “{0}”', label)}`,
              alwaysShow: true,
              choice: { label },
            },
          ];
    if (turn !== newest) return;
    pick.items = [...likely, ...created, ...rest];
    pick.busy = false;
  };
  let current = refresh();
  pick.onDidChangeValue(() => {
    pick.busy = true;
    current = refresh();
  });
  return answer<EntityItem, PickedEntity>(pick, settle =>
    // Enter right after typing takes the first of what was typed, not of the list before it.
    pick.onDidAccept(() => {
      if (pick.busy) void current.then(() => settle(pick.items[0]?.choice));
      else settle(pick.activeItems[0]?.choice);
    }),
  );
}

function entityItem(corpus: OpenCorpus, entity: Entity): EntityItem {
  const others = entity.aliases.map(({ name }) => name).filter(name => name !== entity.label);
  return {
    label: `$(${iconOf(entity.type)}) ${entity.label}`,
    description: `${typeLabel(entity.type)} · ${entityCounts(corpus, entity.id)}`,
    ...(others.length > 0 && { detail: others.slice(0, MOST_NAMES).join(', ') }),
    // The search has matched already; VS Code's own filter would hide other spellings.
    alwaysShow: true,
    choice: { entity },
  };
}

/** Most other names shown under an entity. */
const MOST_NAMES = 5;

/** A span of a source, to be ticked in a list. */
export interface Occurrence extends Span {
  readonly source: string;
  /** What is said of it behind its place. */
  readonly detail?: string;
}

interface OccurrenceItem<T> extends vscode.QuickPickItem {
  readonly occurrence: T;
}

/** Shows spans in their context for the reader to tick, all ticked at first; `undefined` where the list was closed. */
export async function tickOccurrences<T extends Occurrence>(
  corpus: OpenCorpus,
  occurrences: readonly T[],
  title: string,
  { picked = true } = {},
): Promise<readonly T[] | undefined> {
  const texts = new Map<string, string>();
  for (const { source } of occurrences) {
    if (!texts.has(source)) texts.set(source, await corpus.text(source).catch(() => ''));
  }
  const items = occurrences.map((occurrence): OccurrenceItem<T> => {
    const { source } = occurrence;
    const { before, exact, after } = passageOf(texts.get(source) ?? '', occurrence);
    const { line } = corpus.range(source, occurrence).start;
    return {
      label: `${shortened(before)}【${exact}】${after}`,
      description: [`${source}:${line + 1}`, occurrence.detail ?? ''].join(' ').trim(),
      picked,
      occurrence,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title,
    placeHolder: picked
      ? vscode.l10n.t('Untick those that are not meant')
      : vscode.l10n.t('Tick those that are meant'),
  });
  return chosen?.map(({ occurrence }) => occurrence);
}

/** Units of the words before a span that a list shows, so that the span itself stays in sight. */
const CONTEXT_BEFORE = 40;

const shortened = (before: string): string =>
  before.length <= CONTEXT_BEFORE ? before : `… ${before.slice(-CONTEXT_BEFORE).replace(/^\S*\s/, '')}`;

/** Shows a quick pick and waits for its answer; `undefined` where it was closed without one. */
function answer<I extends vscode.QuickPickItem, T>(
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
