import * as vscode from 'vscode';
import type { Entity } from '../../../core/linking/entity';
import type { OpenCorpus } from '../../corpus/openCorpus';
import { corrected } from '../decide';
import type { Deciding } from '../deciding';
import { editMarks, mentionMark } from '../marks';
import { tickOccurrences } from '../occurrencePick';
import { newEntity } from './thisEntity';

/** Makes a new entity of some mentions of another one, which the reader ticks in a list. */
export async function splitOffMentions(
  deciding: Deciding,
  corpus: OpenCorpus,
  entity: Entity,
): Promise<void> {
  const { t } = vscode.l10n;
  const marks = corpus.index.occurrences(entity.id).map(place => mentionMark(corpus, place));
  const ticked = await tickOccurrences(
    corpus,
    marks.map(mark => ({ ...mark.span, source: mark.source, mark })),
    t('Which Mentions Are Not {0}?', entity.label),
    { picked: false },
  );
  const [first, ...rest] = ticked ?? [];
  if (!first) return;
  const label = await vscode.window.showInputBox({
    title: t('Who or What Is It Then?'),
    value: first.mark.name,
    prompt: t('The label of the new entity'),
    validateInput: text => (text.trim() === '' ? t('A label must not be empty.') : undefined),
  });
  if (label === undefined) return;
  const { registry: work } = deciding.of(corpus);
  await work.load();
  const created = newEntity(corpus, work.current, first.mark, label.trim());
  const by = deciding.by();
  const what =
    rest.length === 0
      ? t('Split “{0}” off {1}', first.mark.name, entity.label)
      : t('Split {0} Mentions off {1}', rest.length + 1, entity.label);
  await deciding.change(corpus, what, {
    registry: created.register,
    sources: editMarks(
      [first, ...rest].map(({ mark }) => mark),
      (annotation, mark) =>
        mark.kind === 'entity'
          ? corrected(
              annotation,
              {
                kind: 'entity',
                type: mark.place.mention.type,
                entity: created.entity.id,
                label: created.entity.label,
              },
              by,
            )
          : annotation,
    ),
  });
}
