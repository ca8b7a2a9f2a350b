import * as vscode from 'vscode';
import type { AnnotationContent } from '../../../core/annotation/annotation';
import type { Entity } from '../../../core/linking/entity';
import { addAlias, renameEntity, splitOff, type Registry } from '../../../core/linking/registry';
import { slugOf } from '../../../core/linking/slug';
import type { OpenCorpus } from '../../corpus/openCorpus';
import { corrected } from '../decide';
import { decideOnce, lookAlikes } from '../decideOnce';
import type { Deciding } from '../deciding';
import type { PickedEntity } from './entityPick';
import { editMarks, type EntityMark } from '../marks';

/** The entity that a mention is linked to now. */
export const linkedEntity = ({ corpus, place }: EntityMark): Entity | undefined =>
  place.link.entity === undefined ? undefined : corpus.index.entity(place.link.entity);

/** Decides whom a mention names, here and, as the reader says, where else it reads the same. */
export async function decideEntity(
  deciding: Deciding,
  mark: EntityMark,
  picked: PickedEntity,
): Promise<void> {
  const { t } = vscode.l10n;
  const { corpus } = mark;
  const { registry: work } = deciding.of(corpus);
  await work.load();
  const { entity, register } =
    'entity' in picked
      ? { entity: picked.entity, register: undefined }
      : newEntity(corpus, work.current, mark, picked.label);
  const once = await decideOnce(mark, {
    title: t('“{0}” Is {1}. Where Else?', mark.name, entity.label),
    alike: lookAlikes(mark, linked => linked !== entity.id),
    remember: {
      label: t('Always'),
      description: t('“{0}” is remembered as a name of {1}', mark.name, entity.label),
    },
  });
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
export function newEntity(
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
