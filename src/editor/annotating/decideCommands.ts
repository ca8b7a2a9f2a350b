import * as vscode from 'vscode';
import type { Annotation, AnnotationContent } from '../../core/annotation/annotation';
import { targetAt } from '../../core/annotation/quote';
import { overlaps, partsOf, type Span } from '../../core/text/span';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import { typeLabel } from '../mentionTypes';
import { activePlace } from '../places';
import { askForDate } from './dateInput';
import { accepted, corrected, moved, rejected } from './decide';
import type { Deciding } from './deciding';
import { editMark, requireDate, requireMark, requireMention, type Mark } from './marks';
import { pickType } from './picks';
import { without } from './without';

/** Yes, no, or rather this: what a reader says of the one mention or date at the caret or in a link. */
export function registerDecideCommands(deciding: Deciding, corpora: Corpora): vscode.Disposable {
  const { t } = vscode.l10n;
  const change = (
    label: string,
    mark: Mark,
    edit: (annotation: Annotation, text: string) => Annotation | undefined,
  ): Promise<boolean> =>
    deciding.change(mark.corpus, label, { sources: new Map([[mark.source, editMark(mark, edit)]]) });

  return vscode.Disposable.from(
    registerCommand('glossator.accept', async (...args) => {
      const mark = await requireMark(corpora, args);
      await change(t('Accept “{0}”', mark.name), mark, annotation => accepted(annotation, deciding.by()));
    }),
    registerCommand('glossator.reject', async (...args) => {
      const mark = await requireMark(corpora, args);
      await change(t('Reject “{0}”', mark.name), mark, annotation => rejected(annotation, deciding.by()));
    }),
    registerCommand('glossator.notADate', async (...args) => {
      const mark = await requireDate(corpora, args);
      await change(t('“{0}” Is Not a Date', mark.name), mark, annotation =>
        rejected(annotation, deciding.by()),
      );
    }),
    registerCommand('glossator.deleteAnnotation', async (...args) => {
      const mark = await requireMark(corpora, args);
      if (mark.annotation === undefined) {
        throw new HumanError(t('“{0}” is only suggested. Reject it to be rid of it.', mark.name));
      }
      await change(t('Delete the Annotation on “{0}”', mark.name), mark, () => undefined);
    }),
    registerCommand('glossator.correctType', async (...args) => {
      const mark = await requireMention(corpora, args);
      const type = givenType(args) ?? (await pickType(t('What Is “{0}”?', mark.name)));
      if (typeof type !== 'object') return;
      await change(t('“{0}” Is a {1}', mark.name, typeLabel(type.entity)), mark, annotation =>
        corrected(annotation, withType(annotation, type.entity), deciding.by()),
      );
    }),
    registerCommand('glossator.correctValue', async (...args) => {
      const mark = await requireDate(corpora, args);
      const { value } = mark.place.date;
      const given = typeof args[3] === 'string' ? args[3] : undefined;
      const now = given ?? (await askForDate(t('When Is “{0}”?', mark.name), value ?? ''));
      if (now === undefined) return;
      await change(t('“{0}” Is {1}', mark.name, now), mark, annotation =>
        corrected(annotation, withValue(annotation, now), deciding.by()),
      );
    }),
    registerCommand('glossator.correctExtent', async (...args) => {
      const found = await extentToCorrect(corpora, args);
      if (!found) return;
      const { mark, span } = found;
      await change(t('Correct the Extent of “{0}”', mark.name), mark, (annotation, text) =>
        moved(annotation, [targetAt(text, span)], deciding.by()),
      );
    }),
  );
}

/** The fourth argument of a command may name the type, for keys and for other extensions. */
function givenType(args: readonly unknown[]): { entity: string } | undefined {
  return typeof args[3] === 'string' && args[3] !== '' ? { entity: args[3] } : undefined;
}

/** A mention of another type names somebody else, unless a person has said whom. */
function withType({ content, status }: Annotation, type: string): AnnotationContent {
  if (content.kind !== 'entity') return content;
  const isDecided = status === 'accepted' && !content.entitySuggested;
  return { ...(isDecided ? content : without(content, 'entity', 'entitySuggested', 'label')), type };
}

/** What the reader says needs no other basis. */
function withValue({ content }: Annotation, value: string): AnnotationContent {
  if (content.kind !== 'date') return content;
  const { timex } = content;
  return value === '' ? { kind: 'date', timex } : { kind: 'date', timex, value };
}

/** The mark that overlaps the selection, which is to be its new extent; `undefined` where that is still to be selected. */
async function extentToCorrect(
  corpora: Corpora,
  args: readonly unknown[],
): Promise<{ readonly mark: Mark; readonly span: Span } | undefined> {
  const { t } = vscode.l10n;
  const place = activePlace(corpora);
  if (place && args.length === 0) {
    const { source, corpus, span } = place;
    const view = corpus.index.view(source);
    const touched = [...(view?.mentions ?? []), ...(view?.dates ?? [])].find(mark =>
      partsOf(mark).some(part => overlaps(part, span)),
    );
    const isOther = touched && (touched.start !== span.start || touched.end !== span.end);
    if (isOther && span.start < span.end) {
      const { start, end } = touched;
      const uri = corpus.uri(source).toString();
      return { mark: await requireMark(corpora, [uri, start, end]), span };
    }
  }
  const mark = await requireMark(corpora, args);
  const [, , , start, end] = args;
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end)) {
    return { mark, span: { start: start as number, end: end as number } };
  }
  // The reader is shown the present extent as a selection, to change it and come back.
  const editor = await vscode.window.showTextDocument(mark.corpus.uri(mark.source), {
    selection: mark.corpus.range(mark.source, mark.span),
  });
  editor.revealRange(editor.selection);
  void vscode.window.showInformationMessage(
    t(
      'Select the words that “{0}” should be (Shift and arrow keys), then run Correct Extent again.',
      mark.name,
    ),
  );
  return undefined;
}
