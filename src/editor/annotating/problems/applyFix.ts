import * as vscode from 'vscode';
import { anchorAll, healed } from '../../../core/annotation/anchoring';
import type { Annotation } from '../../../core/annotation/annotation';
import { targetAt } from '../../../core/annotation/quote';
import { HumanError } from '../../../core/text/humanError';
import type { Span } from '../../../core/text/span';
import type { Corpora, SourcePlace } from '../../corpus/corpora';
import { passageOf } from '../../passages';
import { activePlace } from '../../places';
import type { EditorFix } from './anchorFindings';
import type { SourceEdit } from '../book/annotationBook';
import { annotationOn, corrected, annotated, moved, withAnnotation, withoutAnnotation } from '../decide';
import type { Decider } from '../decide';
import type { Deciding } from '../deciding';
import { without } from '../without';

/** Carries out a quick fix as a decision that can be undone; `keep` tells to leave an annotation in peace. */
export async function applyFix(
  deciding: Deciding,
  corpora: Corpora,
  { corpus, source }: SourcePlace,
  fix: EditorFix,
  keep: (annotation: string) => void,
): Promise<void> {
  if (fix.kind === 'keep') return keep(fix.annotation);
  if (fix.kind === 'merge marks') {
    const conflicts = await deciding.of(corpus).book.resolveMarks(source);
    void vscode.window.showInformationMessage(mergedMessage(conflicts));
    return;
  }
  const by = deciding.by();
  const edit =
    fix.kind === 'attach to selection'
      ? placed(fix.annotation, [selectionIn(corpora, source)], by)
      : editOf(fix, by);
  await deciding.change(corpus, fixTitle(fix, await corpus.text(source)), {
    sources: new Map([[source, edit]]),
  });
}

function editOf(
  fix: Exclude<EditorFix, { kind: 'keep' | 'merge marks' | 'attach to selection' }>,
  by: Decider,
): SourceEdit {
  switch (fix.kind) {
    case 'take place':
      return placed(fix.annotation, fix.spans, by);
    case 'set span':
      return placed(fix.annotation, [fix.span], by);
    case 'delete':
      return annotations => withoutAnnotation(annotations, fix.annotation);
    case 'choose':
      return annotations =>
        mapped(withoutAnnotation(annotations, fix.rival), [fix.annotation], annotation => ({
          ...without(annotation, 'conflict'),
          modified: by.now,
        }));
    case 'set type':
      return annotations =>
        mapped(annotations, fix.annotations, annotation =>
          annotation.content.kind === 'entity'
            ? corrected(annotation, { ...annotation.content, type: fix.type }, by)
            : annotation,
        );
    case 'remove entity':
      return annotations =>
        mapped(annotations, [fix.annotation], annotation =>
          annotation.content.kind === 'entity'
            ? corrected(annotation, { kind: 'entity', type: annotation.content.type }, by)
            : annotation,
        );
    case 'annotate':
      return (annotations, text) => {
        const kind = fix.content.kind === 'date' ? 'date' : 'entity';
        return fix.spans.reduce<readonly Annotation[]>((now, span) => {
          const known = annotationOn(now, kind, span);
          const annotation = known
            ? corrected(known, fix.content, by)
            : annotated(text, [span], fix.content, by);
          return withAnnotation(now, annotation);
        }, annotations);
      };
    case 'anchor again':
      return (annotations, text) => {
        const anchorings = anchorAll(annotations, text);
        return annotations.map((annotation, i) =>
          fix.annotation === undefined || fix.annotation === annotation.id
            ? healed(annotation, anchorings[i] ?? [], text)
            : annotation,
        );
      };
  }
}

/** Puts an annotation on other words; the status stays what it was. */
const placed =
  (id: string, spans: readonly Span[], by: Decider): SourceEdit =>
  (annotations, text) => {
    const annotation = annotations.find(other => other.id === id);
    if (!annotation) return undefined;
    const targets = spans.map((span, i) => ({ ...annotation.targets[i], ...targetAt(text, span) }));
    return withAnnotation(annotations, { ...moved(annotation, targets, by), status: annotation.status });
  };

const mapped = (
  annotations: readonly Annotation[],
  ids: readonly string[],
  edit: (annotation: Annotation) => Annotation,
): readonly Annotation[] =>
  annotations.map(annotation => (ids.includes(annotation.id) ? edit(annotation) : annotation));

function selectionIn(corpora: Corpora, source: string): Span {
  const place = activePlace(corpora);
  if (place?.source === source && place.span.start < place.span.end) return place.span;
  throw new HumanError(
    vscode.l10n.t('Select the words in {0} that the annotation belongs to, then try again.', source),
  );
}

function mergedMessage(conflicts: number): string {
  const { t } = vscode.l10n;
  return conflicts === 0
    ? t('Both versions were merged.')
    : t('Both versions were merged; {0} decisions differ and wait in the Problems panel.', conflicts);
}

/** UTF-16 units around words in a menu: enough to tell places with the same words apart. */
const MENU_CONTEXT = { before: 24, after: 24 };

/** What a fix of a source with this text is called in a menu. */
export function fixTitle(fix: EditorFix, text: string): string {
  const { t } = vscode.l10n;
  switch (fix.kind) {
    case 'take place': {
      const [first] = fix.spans;
      const { before, exact, after } = passageOf(text, first ?? { start: 0, end: 0 }, MENU_CONTEXT);
      return t('Take This Place: {0}', `${before}“${exact}”${after}`);
    }
    case 'attach to selection':
      return t('Attach to the Selection');
    case 'keep':
      return t('Keep As It Is');
    case 'delete':
      return t('Delete the Annotation');
    case 'choose':
      return t('This Version Holds: {0}', fix.says);
    case 'set span':
      return t('Correct the Extent to “{0}”', passageOf(text, fix.span).exact);
    case 'set type':
      return t('Make It: {0}', fix.type);
    case 'remove entity':
      return t('Remove the Link');
    case 'annotate':
      return t('Annotate {0} More', fix.spans.length);
    case 'anchor again':
      return t('Find the Places Again');
    case 'merge marks':
      return t('Merge Both Versions');
  }
}
