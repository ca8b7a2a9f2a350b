import * as vscode from 'vscode';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { highlightTypes, iconOf, typeLabel } from '../mentionTypes';
import { whichCorpus } from './annotateCommands';
import { accepted, rejected } from './decide';
import type { Deciding } from './deciding';
import { editMarks, mentionMark, type Mark } from './marks';
import { tickOccurrences } from './occurrencePick';

/** Which suggestions a bulk decision is about. */
export interface BulkFilter {
  readonly sources: readonly string[];
  /** Entity types, and `date`. */
  readonly types: ReadonlySet<string>;
  /** 0 to 1. */
  readonly minimum: number;
  /** Only mentions linked to it. */
  readonly entity?: string;
}

/** Steps of confidence that are offered, and what they mean to a reader. */
const CONFIDENCES = [0.95, 0.9, 0.75, 0.5, 0];

/** `Accept Many…` and `Reject Many…`: suggestions by source, type, confidence and entity, in a list to tick. */
export const registerBulkCommands = (deciding: Deciding, corpora: Corpora): vscode.Disposable =>
  vscode.Disposable.from(
    registerCommand('glossator.acceptMany', given => decideMany(deciding, corpora, 'accept', given)),
    registerCommand('glossator.rejectMany', given => decideMany(deciding, corpora, 'reject', given)),
  );

async function decideMany(
  deciding: Deciding,
  corpora: Corpora,
  decision: 'accept' | 'reject',
  given: unknown,
): Promise<void> {
  const { t } = vscode.l10n;
  const corpus = await whichCorpus(corpora);
  if (!corpus) return;
  const preset = readFilter(given, corpus);
  const filter = preset ?? (await askForFilter(corpora, corpus, decision));
  if (!filter) return;
  const marks = await suggestionsOf(corpus, filter);
  if (marks.length === 0) throw new HumanError(t('There are no suggestions of that kind.'));
  const title = titleOf(decision, marks.length);
  // A key binding or another extension that names all filters has decided already.
  const ticked = preset ? marks : (await ticking(corpus, marks, title))?.map(({ mark }) => mark);
  if (!ticked) return;
  const by = deciding.by();
  const edit = decision === 'accept' ? accepted : rejected;
  await deciding.change(corpus, titleOf(decision, ticked.length), {
    sources: editMarks(ticked, annotation => edit(annotation, by)),
  });
}

function titleOf(decision: 'accept' | 'reject', count: number): string {
  const { t } = vscode.l10n;
  if (decision === 'accept')
    return count === 1 ? t('Accept 1 Suggestion') : t('Accept {0} Suggestions', count);
  return count === 1 ? t('Reject 1 Suggestion') : t('Reject {0} Suggestions', count);
}

const ticking = (corpus: OpenCorpus, marks: readonly Mark[], title: string) =>
  tickOccurrences(
    corpus,
    marks.map(mark => ({ ...mark.span, source: mark.source, detail: detailOf(mark), mark })),
    title,
  );

function detailOf(mark: Mark): string {
  if (mark.kind === 'date') return `${typeLabel('date')} ${mark.place.date.value ?? ''}`;
  const { mention, link } = mark.place;
  const label = link.entity === undefined ? undefined : mark.corpus.index.entity(link.entity)?.label;
  return [typeLabel(mention.type), label, percent(mention.confidence)].filter(Boolean).join(' · ');
}

/** The suggestions that pass a filter, in order of sources and text. */
async function suggestionsOf(corpus: OpenCorpus, filter: BulkFilter): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const source of filter.sources) {
    const view = corpus.index.view(source);
    view?.mentions.forEach((mention, index) => {
      const link = view.links[index];
      if (!link || mention.status !== 'suggested' || !filter.types.has(mention.type)) return;
      if (mention.confidence < filter.minimum) return;
      if (filter.entity !== undefined && link.entity !== filter.entity) return;
      marks.push(mentionMark(corpus, { source, index, mention, link }));
    });
    if (filter.entity !== undefined || !filter.types.has('date')) continue;
    view?.dates.forEach((date, index) => {
      if (date.status !== 'suggested' || date.confidence < filter.minimum) return;
      const span = { start: date.start, end: date.end };
      marks.push({ corpus, source, span, name: '', kind: 'date', place: { source, index, date } });
    });
  }
  return marks;
}

async function askForFilter(
  corpora: Corpora,
  corpus: OpenCorpus,
  decision: 'accept' | 'reject',
): Promise<BulkFilter | undefined> {
  const { t } = vscode.l10n;
  const title = decision === 'accept' ? t('Accept Many') : t('Reject Many');
  const active = vscode.window.activeTextEditor?.document.uri;
  const here = active && corpora.placeOf(active)?.source;
  const all = corpus.index.sources();
  const scopes = [
    ...(here === undefined ? [] : [{ label: t('In This Source'), description: here, sources: [here] }]),
    { label: t('In the Whole Corpus'), description: t('{0} sources', all.length), sources: all },
  ];
  const scope = await vscode.window.showQuickPick(scopes, { title, placeHolder: t('In which sources?') });
  if (!scope) return undefined;
  const every: BulkFilter = { sources: scope.sources, types: typesIn(corpus, scope.sources), minimum: 0 };
  const typeItems = [...every.types].map(type => ({
    label: `$(${iconOf(type)}) ${typeLabel(type)}`,
    picked: true,
    type,
  }));
  const types = await vscode.window.showQuickPick(typeItems, {
    title,
    placeHolder: t('Of which types? Untick with the arrow keys and Space, then Enter'),
    canPickMany: true,
  });
  if (!types || types.length === 0) return undefined;
  const sures = CONFIDENCES.map(minimum => ({
    label: minimum === 0 ? t('However Sure') : t('At Least {0} Sure', percent(minimum)),
    minimum,
  }));
  const sure = await vscode.window.showQuickPick(sures, { title, placeHolder: t('How sure at least?') });
  if (!sure) return undefined;
  const filter = { ...every, types: new Set(types.map(({ type }) => type)), minimum: sure.minimum };
  const entity = await askForEntity(corpus, filter, title);
  return entity && { ...filter, ...entity };
}

/** One entity or all; `undefined` where the reader gave up. */
async function askForEntity(
  corpus: OpenCorpus,
  filter: BulkFilter,
  title: string,
): Promise<{ readonly entity?: string } | undefined> {
  const counts = new Map<string, number>();
  for (const mark of await suggestionsOf(corpus, filter)) {
    const entity = mark.kind === 'entity' ? mark.place.link.entity : undefined;
    if (entity !== undefined) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  const items: (vscode.QuickPickItem & { readonly choice: { readonly entity?: string } })[] = [
    { label: vscode.l10n.t('Whomever They Name'), choice: {} },
    ...[...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([entity, count]) => ({
        label: corpus.index.entity(entity)?.label ?? entity,
        description: String(count),
        choice: { entity },
      })),
  ];
  const placeHolder = vscode.l10n.t('Of which entity?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.choice;
}

function typesIn(corpus: OpenCorpus, sources: readonly string[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (const source of sources) {
    const view = corpus.index.view(source);
    for (const { type, status } of view?.mentions ?? []) if (status === 'suggested') types.add(type);
    if (view?.dates.some(({ status }) => status === 'suggested')) types.add('date');
  }
  // As in every other list of types; the reader's own come last.
  const order: readonly string[] = highlightTypes;
  const rank = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return new Set([...types].sort((a, b) => rank(a) - rank(b)));
}

/** A filter given as the command's argument; what it leaves out is not filtered. */
function readFilter(given: unknown, corpus: OpenCorpus): BulkFilter | undefined {
  if (typeof given !== 'object' || given === null || given instanceof vscode.Uri) return undefined;
  const { sources, types, minimum, entity } = given as Readonly<Record<string, unknown>>;
  const texts = (value: unknown): string[] | undefined =>
    Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
  const within = texts(sources) ?? corpus.index.sources();
  return {
    sources: within,
    types: new Set(texts(types) ?? typesIn(corpus, within)),
    minimum: typeof minimum === 'number' ? minimum : 0,
    ...(typeof entity === 'string' && { entity }),
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
