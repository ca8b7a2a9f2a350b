import * as vscode from 'vscode';
import type { AnnotationContent } from '../../core/annotation/annotation';
import type { Entity } from '../../core/linking/entity';
import {
  addAlias,
  mergeEntities,
  rejectName,
  renameEntity,
  splitOff,
  type Registry,
} from '../../core/linking/registry';
import { slugOf } from '../../core/linking/slug';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { EntityFinder } from '../entityFinder';
import { corrected } from './decide';
import { decideOnce } from './decideOnce';
import type { Deciding } from './deciding';
import { chooseEntities, requireEntity } from './entityChoice';
import { editMarks, mentionMark, requireMention, type EntityMark } from './marks';
import { pickEntity, tickOccurrences, type PickedEntity } from './picks';

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
      const picked = given
        ? { entity: given }
        : await pickEntity(finder, mark.corpus, t('Whom or What Does “{0}” Name?', mark.name), {
            name: mark.name,
          });
      if (picked) await decideEntity(deciding, mark, picked);
    }),
    registerCommand('glossator.thisIsNot', async (...args) => {
      const mark = await requireMention(corpora, args);
      const entity = linkedEntity(mark);
      if (!entity) throw new HumanError(t('“{0}” is not linked to anybody.', mark.name));
      const choice = await whoInstead(finder, mark, entity);
      if (choice === 'never') {
        await deciding.change(mark.corpus, t('“{0}” Never Names {1}', mark.name, entity.label), {
          registry: registry => rejectName(registry, entity, mark.name),
        });
      } else if (choice) await decideEntity(deciding, mark, choice);
    }),
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

export const linkedEntity = ({ corpus, place }: EntityMark): Entity | undefined =>
  place.link.entity === undefined ? undefined : corpus.index.entity(place.link.entity);

/** Decides whom a mention names, here and, as the reader says, where else it reads the same. */
async function decideEntity(deciding: Deciding, mark: EntityMark, picked: PickedEntity): Promise<void> {
  const { t } = vscode.l10n;
  const { corpus } = mark;
  const { registry: work } = deciding.of(corpus);
  await work.load();
  const { entity, register } =
    'entity' in picked
      ? { entity: picked.entity, register: undefined }
      : newEntity(corpus, work.current, mark, picked.label);
  const once = await decideOnce(mark, entity);
  if (!once) return;
  const content: AnnotationContent = {
    kind: 'entity',
    type: mark.place.mention.type,
    entity: entity.id,
    label: entity.label,
  };
  const by = deciding.by();
  await deciding.change(corpus, t('“{0}” Is {1}', mark.name, entity.label), {
    sources: editMarks([mark, ...once.also], (annotation, { kind, place }) =>
      kind === 'entity' ? corrected(annotation, { ...content, type: place.mention.type }, by) : annotation,
    ),
    ...((register ?? once.remember) && {
      registry: registry => {
        const registered = register ? register(registry) : registry;
        return once.remember ? addAlias(registered, entity, mark.name) : registered;
      },
    }),
  });
}

type Edit = (registry: Registry) => Registry;

/** A new entity of that label; never the same as the one that the mention was linked to until now. */
function newEntity(
  corpus: OpenCorpus,
  registry: Registry,
  mark: EntityMark,
  label: string,
): { readonly entity: Pick<Entity, 'id' | 'label' | 'type'>; readonly register: Edit } {
  const { type } = mark.place.mention;
  const taken = (id: string): boolean => corpus.index.entity(id) !== undefined;
  const before = linkedEntity(mark);
  if (before) {
    const { id } = splitOff(registry, before, label, type, taken);
    return {
      entity: { id, label, type },
      register: now => splitOff(now, before, label, type, taken).registry,
    };
  }
  const slug = slugOf(label);
  let id = slug;
  for (let n = 2; taken(id) || registry.entries.has(id); n++) id = `${slug}-${n}`;
  const entity = { id, label, type };
  return { entity, register: now => renameEntity(now, entity, label) };
}

/** Whom a mention names if not the entity it is linked to; `never`: its name never means that entity. */
async function whoInstead(
  finder: EntityFinder,
  mark: EntityMark,
  entity: Entity,
): Promise<PickedEntity | 'never' | undefined> {
  const { t } = vscode.l10n;
  const { corpus, name, place } = mark;
  const rivals = place.link.rivals.flatMap(rival => corpus.index.entity(rival.entity) ?? []);
  type Choice = {
    readonly label: string;
    readonly description?: string;
    readonly choice: PickedEntity | 'never' | 'other';
  };
  const items: Choice[] = [
    ...rivals.map(rival => ({
      label: t('It Is {0}', rival.label),
      description: t('the next likely'),
      choice: { entity: rival },
    })),
    { label: t('It Is Somebody or Something Else…'), choice: 'other' },
    { label: t('A New Entity “{0}”', name), choice: { label: name } },
    {
      label: t('Never: “{0}” Is No Name of {1}', name, entity.label),
      description: t('remembered in the registry'),
      choice: 'never',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('“{0}” Is Not {1}. What Then?', name, entity.label),
  });
  if (chosen?.choice !== 'other') return chosen?.choice;
  return pickEntity(finder, corpus, t('Whom or What Does “{0}” Name?', name), { name, not: entity.id });
}

async function splitOffMentions(deciding: Deciding, corpus: OpenCorpus, entity: Entity): Promise<void> {
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
  await deciding.change(corpus, t('Split {0} Mentions off {1}', rest.length + 1, entity.label), {
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
