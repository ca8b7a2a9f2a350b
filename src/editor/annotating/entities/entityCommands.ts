import * as vscode from 'vscode';
import { mergeEntities } from '../../../core/linking/registry';
import { registerCommand } from '../../commands';
import type { Corpora } from '../../corpus/corpora';
import type { EntityFinder } from '../../entityFinder';
import type { Deciding } from '../deciding';
import { chooseEntities, requireEntity } from './entityChoice';
import { pickEntity } from './entityPick';
import { requireMention } from '../marks';
import { notThisEntity } from './notThisEntity';
import { splitOffMentions } from './splitOffMentions';
import { decideEntity, linkedEntity } from './thisEntity';

/** Who is who: decisions about the entities behind mentions, kept in the registry and the sidecars. */
export function registerEntityCommands(
  deciding: Deciding,
  corpora: Corpora,
  finder: EntityFinder,
): vscode.Disposable {
  const { t } = vscode.l10n;
  return vscode.Disposable.from(
    registerCommand('glossator.thisIs', async (...args) => {
      const mark = await requireMention(corpora, args);
      const given = mark.corpus.index.entity(typeof args[3] === 'string' ? args[3] : '');
      const present = linkedEntity(mark)?.id;
      const picked = given
        ? { entity: given }
        : await pickEntity(finder, mark.corpus, t('Whom or What Does “{0}” Name?', mark.name), {
            name: mark.name,
            ...(present !== undefined && { present }),
          });
      if (picked) await decideEntity(deciding, mark, picked);
    }),
    registerCommand('glossator.thisIsNot', async (...args) =>
      notThisEntity(deciding, finder, await requireMention(corpora, args)),
    ),
    registerCommand('glossator.mergeEntities', async (...args) => {
      const { corpus, entity: keep } = await requireEntity(
        corpora,
        finder,
        args,
        t('Merge into Which Entity?'),
      );
      const others = await chooseEntities(corpus, keep, t('Which Entities Are {0} Too?', keep.label));
      if (!others || others.length === 0) return;
      const names = others.map(({ label }) => label).join(', ');
      await deciding.change(corpus, t('Merge {0} into {1}', names, keep.label), {
        registry: registry => mergeEntities(registry, keep, others),
      });
    }),
    registerCommand('glossator.splitOffMentions', async (...args) => {
      const { corpus, entity } = await requireEntity(corpora, finder, args, t('Split Which Entity?'));
      await splitOffMentions(deciding, corpus, entity);
    }),
  );
}
