import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { annotationOn, outerSpan } from './decide';
import type { Deciding } from './deciding';
import { linked, tagged } from './tagsAndLinks';
import { findMark, type Mark } from './marks';
import { activePlace } from '../places';

/** `Add Tag…` and `Link to Another Annotation…`. */
export const registerTagCommands = (deciding: Deciding, corpora: Corpora): vscode.Disposable =>
  vscode.Disposable.from(
    registerCommand('glossator.addTag', (...args) => addTags(deciding, corpora, args)),
    registerCommand('glossator.linkAnnotations', (...args) => linkAnnotations(deciding, corpora, args)),
  );

/** What a tag or link is about: an annotation that is there, or words that have none yet. */
async function requireTarget(
  deciding: Deciding,
  corpora: Corpora,
  args: readonly unknown[],
): Promise<Pick<Mark, 'corpus' | 'source' | 'span' | 'name'> & { readonly known?: Annotation }> {
  const mark = await findMark(corpora, args);
  const place = activePlace(corpora);
  const target = mark ?? place;
  if (!target) throw new HumanError(vscode.l10n.t('Put the caret on a mention or date first.'));
  const { corpus, source, span } = target;
  const { annotations, text } = await deciding.of(corpus).book.open(source);
  const kinds = ['entity', 'date', 'note'] as const;
  const known = kinds.map(kind => annotationOn(annotations, kind, span)).find(found => found !== undefined);
  if (span.start === span.end) {
    throw new HumanError(vscode.l10n.t('Put the caret on a mention or date, or select words.'));
  }
  const name = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return { corpus, source, span, name, ...(known && { known }) };
}

async function addTags(deciding: Deciding, corpora: Corpora, args: readonly unknown[]): Promise<void> {
  const { t } = vscode.l10n;
  const { corpus, source, span, name, known } = await requireTarget(deciding, corpora, args);
  const given = Array.isArray(args[3]) ? args[3].filter(tag => typeof tag === 'string') : undefined;
  const tags = given ?? (await pickTags(await tagsIn(deciding, corpus), known?.tags ?? [], name));
  if (!tags) return;
  await deciding.change(corpus, t('Tag “{0}”', name), {
    sources: new Map([[source, tagged(span, tags, deciding.by())]]),
  });
}

/** The tags of the corpus, those of the annotation ticked; what is typed is a new one. */
function pickTags(
  known: readonly string[],
  ticked: readonly string[],
  name: string,
): Promise<readonly string[] | undefined> {
  const { t } = vscode.l10n;
  const pick = vscode.window.createQuickPick();
  pick.title = t('Tags of “{0}”', name);
  pick.placeholder =
    known.length === 0 ? t('Type a tag, then Enter') : t('Tick tags, or type a new one, then Enter');
  pick.canSelectMany = true;
  const tags = new Set([...ticked, ...known]);
  const show = (selected: ReadonlySet<string>): void => {
    const typed = pick.value.trim();
    const all = typed === '' || tags.has(typed) ? [...tags] : [typed, ...tags];
    pick.items = all.map(label =>
      label === typed && !tags.has(typed) ? { label, description: t('new') } : { label },
    );
    pick.selectedItems = pick.items.filter(({ label }) => selected.has(label));
  };
  show(new Set(ticked));
  pick.onDidChangeValue(() => show(new Set(pick.selectedItems.map(({ label }) => label))));
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      const chosen = new Set(pick.selectedItems.map(({ label }) => label));
      const typed = pick.value.trim();
      if (typed !== '' && !tags.has(typed)) chosen.add(typed);
      resolve([...chosen]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Every tag of the sidecars that are in memory, in order. */
async function tagsIn(deciding: Deciding, corpus: OpenCorpus): Promise<readonly string[]> {
  const { book } = deciding.of(corpus);
  const tags = new Set<string>();
  for (const source of corpus.index.sources()) {
    for (const annotation of book.peek(source)?.annotations ?? []) {
      for (const tag of annotation.tags) tags.add(tag);
    }
  }
  return [...tags].sort();
}

async function linkAnnotations(
  deciding: Deciding,
  corpora: Corpora,
  args: readonly unknown[],
): Promise<void> {
  const { t } = vscode.l10n;
  const { corpus, source, span, name } = await requireTarget(deciding, corpora, args);
  const { annotations } = await deciding.of(corpus).book.open(source);
  const others = annotations.flatMap(annotation => {
    const place = outerSpan(annotation);
    const isSelf = place?.start === span.start && place.end === span.end;
    return place && !isSelf && annotation.status !== 'rejected' ? [{ annotation, place }] : [];
  });
  const distance = ({ place }: (typeof others)[number]): number => Math.abs(place.start - span.start);
  const items = others
    .sort((a, b) => distance(a) - distance(b))
    .map(({ annotation, place }) => ({
      label: annotation.targets.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … '),
      description: t('line {0}', corpus.range(source, place).start.line + 1),
      to: annotation.id,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Link “{0}” to Which Annotation?', name),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const label = await vscode.window.showInputBox({
    title: t('How Is “{0}” Related to “{1}”?', name, chosen.label),
    placeHolder: t('for example: father of, signed, took place in'),
    validateInput: text => (text.trim() === '' ? t('A link needs a label.') : undefined),
  });
  if (label === undefined) return;
  await deciding.change(corpus, t('Link “{0}” to “{1}”', name, chosen.label), {
    sources: new Map([[source, linked(span, chosen.to, label.trim(), deciding.by())]]),
  });
}
