import * as vscode from 'vscode';
import type { AnnotationContent } from '../../core/annotation/annotation';
import { HumanError } from '../../core/text/humanError';
import type { Span } from '../../core/text/span';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { activePlace } from '../places';
import type { SourceEdit } from './book/annotationBook';
import { askForDate } from './dateInput';
import { annotated, annotationOn, corrected, outerSpan, withAnnotation } from './decide';
import type { Deciding } from './deciding';
import { findMark, type Mark } from './marks';
import { wordOccurrences } from './occurrences';
import { tickOccurrences, type Occurrence } from './occurrencePick';
import { pickType, type PassageType } from './picks';

/** `Annotate Selection` and `Annotate All Occurrences`. */
export function registerAnnotateSelection(deciding: Deciding, corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('glossator.annotateSelection', given => annotateSelection(deciding, corpora, given)),
    registerCommand('glossator.annotateAllOccurrences', (...args) =>
      annotateAllOccurrences(deciding, corpora, args),
    ),
  );
}

/** Annotates what is selected (several selections: one discontinuous annotation); `given` may name the type. */
async function annotateSelection(deciding: Deciding, corpora: Corpora, given: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const place = activePlace(corpora);
  if (!place) throw new HumanError(t('Open a source first; sources are text files such as .txt and .md.'));
  const { corpus, source, editor } = place;
  const { document } = editor;
  const spans = editor.selections.map(selection => trimmedSpan(document, selection)).filter(isNotEmpty);
  if (spans.length === 0) throw new HumanError(t('Select the words to annotate first.'));
  const words = spans.map(({ start, end }) => document.getText().slice(start, end)).join(' … ');
  const type = readType(given) ?? (await pickType(t('What Is “{0}”?', words), ['date', 'note']));
  if (type === undefined) return;
  if (type === 'note') return void (await vscode.commands.executeCommand('glossator.addNote'));
  const content = await contentOf(type, words);
  if (!content) return;
  await deciding.change(corpus, t('Annotate “{0}”', words), {
    sources: new Map([[source, annotating(deciding, spans, content)]]),
  });
}

/** Annotates one span as the reader says: what stands on it already is corrected, else it is new. */
function annotating(deciding: Deciding, spans: readonly Span[], content: AnnotationContent): SourceEdit {
  return (annotations, text) => {
    const outer = outerSpan({ targets: spans.map(span => ({ ...span, exact: '', prefix: '', suffix: '' })) });
    const kind = content.kind === 'date' ? 'date' : 'entity';
    const known = spans.length === 1 && outer ? annotationOn(annotations, kind, outer) : undefined;
    const annotation = known
      ? corrected(known, content, deciding.by())
      : annotated(text, spans, content, deciding.by());
    return withAnnotation(annotations, annotation);
  };
}

async function annotateAllOccurrences(
  deciding: Deciding,
  corpora: Corpora,
  args: readonly unknown[],
): Promise<void> {
  const { t } = vscode.l10n;
  const mark = await findMark(corpora, args);
  const place = activePlace(corpora);
  const chosen = selectedWords(place?.editor);
  const words = chosen ?? mark?.name;
  const corpus = place?.corpus ?? mark?.corpus;
  const source = place?.source ?? mark?.source;
  if (words === undefined || !corpus || source === undefined) {
    throw new HumanError(t('Select the words to annotate, or put the caret on a mention or date.'));
  }
  const content =
    mark && (chosen === undefined || chosen === mark.name)
      ? contentOfMark(mark)
      : await askForContent(t('What Is “{0}”?', words), words);
  if (!content) return;
  const scope = await pickScope(t('Annotate “{0}” Where?', words), corpus, source);
  if (!scope) return;
  const occurrences = await findOccurrences(deciding, corpus, scope, words, content);
  if (occurrences.length === 0) throw new HumanError(t('“{0}” is annotated everywhere already.', words));
  const ticked = await tickOccurrences(
    corpus,
    occurrences,
    t('Annotate {0} Occurrences of “{1}”', occurrences.length, words),
  );
  if (!ticked) return;
  await deciding.change(corpus, t('Annotate {0} Occurrences of “{1}”', ticked.length, words), {
    sources: annotatingAll(deciding, ticked, content),
  });
}

/** Annotates many spans, by source, each on its own. */
function annotatingAll(
  deciding: Deciding,
  occurrences: readonly Occurrence[],
  content: AnnotationContent,
): ReadonlyMap<string, SourceEdit> {
  const bySource = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const list = bySource.get(occurrence.source) ?? [];
    list.push(occurrence);
    bySource.set(occurrence.source, list);
  }
  return new Map(
    [...bySource].map(([source, list]): [string, SourceEdit] => [
      source,
      (annotations, text) => {
        let now = annotations;
        for (const span of list) now = annotating(deciding, [span], content)(now, text) ?? now;
        return now;
      },
    ]),
  );
}

/** Where the words stand in the sources and a person has not said anything of the kind yet. */
async function findOccurrences(
  deciding: Deciding,
  corpus: OpenCorpus,
  sources: readonly string[],
  words: string,
  content: AnnotationContent,
): Promise<Occurrence[]> {
  const { book } = deciding.of(corpus);
  const found: Occurrence[] = [];
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for “{0}”', words) },
    async () => {
      for (const source of sources) {
        const text = await corpus.text(source).catch(() => '');
        const here = wordOccurrences(text, words);
        if (here.length === 0) continue;
        const decided = (await book.open(source)).annotations
          .filter(({ status, content: { kind } }) => status !== 'suggested' && kind === content.kind)
          .flatMap(annotation => outerSpan(annotation) ?? []);
        for (const span of here) {
          if (!decided.some(other => other.start < span.end && span.start < other.end)) {
            found.push({ ...span, source });
          }
        }
      }
    },
  );
  return found;
}

async function pickScope(
  title: string,
  corpus: OpenCorpus,
  source: string,
): Promise<readonly string[] | undefined> {
  const { t } = vscode.l10n;
  const all = corpus.index.sources();
  const items = [
    { label: t('In This Source'), description: source, sources: [source] as readonly string[] },
    { label: t('In the Whole Corpus'), description: t('{0} sources', all.length), sources: all },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.sources;
}

async function askForContent(title: string, words: string): Promise<AnnotationContent | undefined> {
  const type = await pickType(title, ['date']);
  return type && contentOf(type, words);
}

async function contentOf(type: PassageType, words: string): Promise<AnnotationContent | undefined> {
  if (type === 'note') return { kind: 'note' };
  if (type !== 'date') return { kind: 'entity', type: type.entity };
  const value = await askForDate(vscode.l10n.t('When Is “{0}”?', words), '');
  if (value === undefined) return undefined;
  const timex = value.startsWith('P') ? 'DURATION' : 'DATE';
  return value === '' ? { kind: 'date', timex } : { kind: 'date', timex, value };
}

/** What a mark says, as a decision on other words like it. */
function contentOfMark(mark: Mark): AnnotationContent {
  if (mark.kind === 'date') {
    const { timex, value } = mark.place.date;
    return { kind: 'date', timex, ...(value !== undefined && { value }) };
  }
  const { mention, link } = mark.place;
  const label = link.entity === undefined ? undefined : mark.corpus.index.entity(link.entity)?.label;
  return {
    kind: 'entity',
    type: mention.type,
    ...(link.entity !== undefined && { entity: link.entity }),
    ...(label !== undefined && { label }),
  };
}

function readType(given: unknown): PassageType | undefined {
  const type = typeof given === 'object' && given !== null && 'type' in given ? given.type : given;
  if (typeof type !== 'string' || type === '') return undefined;
  return type === 'date' || type === 'note' ? type : { entity: type };
}

/** The selection without white space at its ends, in UTF-16 units. */
function trimmedSpan(document: vscode.TextDocument, selection: vscode.Range): Span {
  const text = document.getText(selection);
  const start = document.offsetAt(selection.start) + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

const isNotEmpty = ({ start, end }: Span): boolean => start < end;

function selectedWords(editor: vscode.TextEditor | undefined): string | undefined {
  const words = editor?.document.getText(editor.selection).trim().replace(/\s+/g, ' ');
  return words === '' ? undefined : words;
}
