import * as vscode from 'vscode';
import type { Entity } from '../../../core/linking/entity';
import { HumanError } from '../../../core/text/humanError';
import type { Corpora } from '../../corpus/corpora';
import type { OpenCorpus } from '../../corpus/openCorpus';
import { entityCounts } from '../../entityCounts';
import type { EntityFinder } from '../../entityFinder';
import { iconOf, typeLabel } from '../../mentionTypes';
import { whichCorpus } from '../annotateCommands';
import { findMark } from '../marks';
import { pickEntity } from './entityPick';
import { sayThatNothingWasTicked } from '../occurrencePick';

/** The entity of the mention at the caret or in a link (`[corpus, entity]` or a place), else one that the reader picks. */
export async function requireEntity(
  corpora: Corpora,
  finder: EntityFinder,
  args: readonly unknown[],
  title: string,
): Promise<{ readonly corpus: OpenCorpus; readonly entity: Entity }> {
  const named = corpora.all.find(({ id }) => id === args[0]);
  const given = named?.index.entity(typeof args[1] === 'string' ? args[1] : '');
  if (named && given) return { corpus: named, entity: given };
  const mark = await findMark(corpora, args);
  if (mark?.kind === 'entity' && mark.place.link.entity !== undefined) {
    const entity = mark.corpus.index.entity(mark.place.link.entity);
    if (entity) return { corpus: mark.corpus, entity };
  }
  const corpus = await whichCorpus(corpora);
  const picked = corpus && (await pickEntity(finder, corpus, title));
  if (corpus && picked && 'entity' in picked) return { corpus, entity: picked.entity };
  throw new HumanError(vscode.l10n.t('No entity was chosen.'));
}

/** Most entities that are offered for merging; those with the likest names come first. */
const MOST_CHOICES = 200;

/** Entities to merge into another one, ticked in a list with the likest names first. */
export async function chooseEntities(
  corpus: OpenCorpus,
  keep: Entity,
  title: string,
): Promise<readonly Entity[] | undefined> {
  const likely = await corpus.search(keep.label, MOST_CHOICES);
  const frequent = await corpus.search('', MOST_CHOICES);
  const entities = new Map([...likely, ...frequent].map(entity => [entity.id, entity]));
  entities.delete(keep.id);
  const items = [...entities.values()].map(entity => ({
    label: `$(${iconOf(entity.type)}) ${entity.label}`,
    description: `${typeLabel(entity.type)} · ${entityCounts(corpus, entity.id)}`,
    detail: entity.aliases.map(({ name }) => name).join(', '),
    entity,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Type to find, tick with the arrow keys and Space, then Enter'),
    canPickMany: true,
    matchOnDetail: true,
  });
  if (chosen?.length === 0) sayThatNothingWasTicked();
  return chosen?.map(({ entity }) => entity);
}
