import * as vscode from 'vscode';
import type { Entity } from '../../../core/linking/entity';
import { rejectName } from '../../../core/linking/registry';
import { HumanError } from '../../../core/text/humanError';
import type { EntityFinder } from '../../entityFinder';
import { notNaming } from '../decide';
import { decideOnce, lookAlikes } from '../decideOnce';
import type { Deciding } from '../deciding';
import { pickEntity, type PickedEntity } from './entityPick';
import { editMarks, type EntityMark } from '../marks';
import { decideEntity, linkedEntity } from './thisEntity';

/** `This Is Not…`: the mention names somebody else, or nobody that the reader can tell, but not whom it is linked to. */
export async function notThisEntity(
  deciding: Deciding,
  finder: EntityFinder,
  mark: EntityMark,
): Promise<void> {
  const entity = linkedEntity(mark);
  if (!entity) throw new HumanError(vscode.l10n.t('“{0}” is not linked to anybody.', mark.name));
  const choice = await whoInstead(finder, mark, entity);
  if (choice === 'unknown') await ruleOut(deciding, mark, entity);
  else if (choice) await decideEntity(deciding, mark, choice);
}

/** Whom a mention names if not the entity it is linked to. */
async function whoInstead(
  finder: EntityFinder,
  mark: EntityMark,
  entity: Entity,
): Promise<PickedEntity | 'unknown' | undefined> {
  const { t } = vscode.l10n;
  const { corpus, name, place } = mark;
  const rivals = place.link.rivals.flatMap(rival => corpus.index.entity(rival.entity) ?? []);
  type Choice = {
    readonly label: string;
    readonly description?: string;
    readonly choice: PickedEntity | 'unknown' | 'other';
  };
  const items: Choice[] = [
    ...rivals.map(rival => ({
      label: t('It Is {0}', rival.label),
      description: t('the next likely'),
      choice: { entity: rival },
    })),
    { label: t('It Is Somebody or Something Else…'), choice: 'other' },
    { label: t('It Is New: “{0}”', name), choice: { label: name } },
    {
      label: t('I Can’t Tell'),
      description: t('only that it is not {0}', entity.label),
      choice: 'unknown',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('“{0}” Is Not {1}', name, entity.label),
    placeHolder: t('Whom or what does it name then?'),
  });
  if (chosen?.choice !== 'other') return chosen?.choice;
  return pickEntity(finder, corpus, t('Whom or What Does “{0}” Name?', name), { name, not: entity.id });
}

/** Says only that mentions do not name an entity; whom they name is left to the evidence. */
async function ruleOut(deciding: Deciding, mark: EntityMark, entity: Entity): Promise<void> {
  const { t } = vscode.l10n;
  const once = await decideOnce(mark, {
    title: t('“{0}” Is Not {1}. Where Else?', mark.name, entity.label),
    alike: lookAlikes(mark, linked => linked === entity.id),
    remember: {
      label: t('Never'),
      description: t('“{0}” is remembered as no name of {1}', mark.name, entity.label),
    },
    askAnyway: true,
  });
  if (!once) return;
  const by = deciding.by();
  await deciding.change(mark.corpus, t('“{0}” Is Not {1}', mark.name, entity.label), {
    ...(once.remember
      ? { registry: registry => rejectName(registry, entity, mark.name) }
      : { sources: editMarks([mark, ...once.also], annotation => notNaming(annotation, entity.id, by)) }),
  });
}
