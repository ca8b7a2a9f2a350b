import * as vscode from 'vscode';
import type { Entity } from '../../../core/linking/entity';
import {
  addAlias,
  changeType,
  markDistinct,
  rejectName,
  removeAlias,
  renameEntity,
  setNotes,
  setSameAs,
  type Registry,
} from '../../../core/linking/registry';
import { registerCommand } from '../../commands';
import type { Corpora } from '../../corpus/corpora';
import type { OpenCorpus } from '../../corpus/openCorpus';
import type { EntityFinder } from '../../entityFinder';
import { typeLabel } from '../../mentionTypes';
import type { Deciding } from '../deciding';
import { requireEntity } from './entityChoice';
import { pickEntity } from './entityPick';
import { pickType } from '../picks';

type Edit = (registry: Registry) => Registry;

/** `Edit Entity…`: everything that the registry holds of an entity, by keyboard. */
export const registerEditEntity = (
  deciding: Deciding,
  corpora: Corpora,
  finder: EntityFinder,
): vscode.Disposable =>
  registerCommand('glossator.editEntity', async (...args) => {
    const { t } = vscode.l10n;
    const { corpus, entity } = await requireEntity(corpora, finder, args, t('Edit Which Entity?'));
    const { registry: work } = deciding.of(corpus);
    await work.load();
    const added = work.current.entries.get(entity.id)?.aliases ?? [];
    const chosen = await vscode.window.showQuickPick(menuOf(corpus, finder, entity, added), {
      title: t('Edit {0}', entity.label),
      placeHolder: t('What is decided here holds in all sources; the text is never changed'),
      matchOnDescription: true,
    });
    if (!chosen) return;
    const title = `${chosen.label}: ${entity.label}`;
    const edit = await chosen.ask(title);
    if (edit) await deciding.change(corpus, title, { registry: edit });
  });

interface Item extends vscode.QuickPickItem {
  /** Asks for what is needed; `undefined` where the reader gave up. */
  readonly ask: (title: string) => Promise<Edit | undefined>;
}

function menuOf(
  corpus: OpenCorpus,
  finder: EntityFinder,
  entity: Entity,
  /** The names that the reader has added. */
  added: readonly string[],
): readonly Item[] {
  const { t } = vscode.l10n;
  const names = entity.aliases.map(({ name }) => name).filter(name => name !== entity.label);
  return [
    {
      label: t('Rename'),
      description: entity.label,
      ask: title =>
        ask(
          title,
          t('The label of the entity'),
          entity.label,
          label => now => renameEntity(now, entity, label),
        ),
    },
    {
      label: t('Change Type'),
      description: typeLabel(entity.type),
      ask: async () => {
        const type = await pickType(t('What Is {0}?', entity.label));
        return typeof type === 'object' ? now => changeType(now, entity, type.entity) : undefined;
      },
    },
    {
      label: t('Add Name'),
      description: names.join(', '),
      ask: title =>
        ask(
          title,
          t('Another name that always means this entity'),
          '',
          name => now => addAlias(now, entity, name),
        ),
    },
    ...(added.length > 0 ? [takeBack(entity, added)] : []),
    {
      label: t('Never This Name'),
      ask: title =>
        ask(
          title,
          t('A name that never means this entity'),
          '',
          name => now => rejectName(now, entity, name),
        ),
    },
    {
      label: t('Never the Same As'),
      ask: async () => {
        const question = t('Which Entity Is Never {0}?', entity.label);
        const other = await pickEntity(finder, corpus, question, { not: entity.id });
        return other && 'entity' in other ? now => markDistinct(now, entity, other.entity) : undefined;
      },
    },
    {
      label: t('Notes'),
      description: entity.notes ?? '',
      ask: title =>
        ask(
          title,
          t('Notes on the entity; empty removes them'),
          entity.notes ?? '',
          notes => now => setNotes(now, entity, notes),
          true,
        ),
    },
    {
      label: t('Same As'),
      description: (entity.sameAs ?? []).join(' '),
      ask: title =>
        ask(
          title,
          t('Addresses of the same entity elsewhere (Wikidata, VIAF, GeoNames …), with blanks between them'),
          (entity.sameAs ?? []).join(' '),
          iris => now =>
            setSameAs(
              now,
              entity,
              iris.split(/\s+/).filter(iri => iri !== ''),
            ),
          true,
        ),
    },
  ];
}

const takeBack = (entity: Entity, added: readonly string[]): Item => ({
  label: vscode.l10n.t('Take Back a Name'),
  description: added.join(', '),
  ask: async title => {
    const name = await vscode.window.showQuickPick(added, {
      title,
      placeHolder: vscode.l10n.t('A name that was added by mistake; evidence decides again'),
    });
    return name === undefined ? undefined : now => removeAlias(now, entity, name);
  },
});

async function ask(
  title: string,
  prompt: string,
  value: string,
  edit: (text: string) => Edit,
  mayBeEmpty = false,
): Promise<Edit | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    validateInput: typed =>
      typed.trim() === '' && !mayBeEmpty ? vscode.l10n.t('It must not be empty.') : undefined,
  });
  return text === undefined ? undefined : edit(text.trim());
}
