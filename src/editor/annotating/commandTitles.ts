import * as vscode from 'vscode';
import type { CommandId } from '../commandIds';

/** What a decision is called in a code action or a link, where the thing it is about is in sight. */
export function titleOf(id: CommandId): string {
  const { t } = vscode.l10n;
  switch (id) {
    case 'glossator.accept':
      return t('Accept');
    case 'glossator.reject':
      return t('Reject');
    case 'glossator.correctType':
      return t('Correct Type…');
    case 'glossator.correctValue':
      return t('Correct Value…');
    case 'glossator.correctExtent':
      return t('Correct Extent to the Selection');
    case 'glossator.annotateSelection':
      return t('Annotate Selection…');
    case 'glossator.annotateAllOccurrences':
      return t('Annotate All Occurrences…');
    case 'glossator.deleteAnnotation':
      return t('Delete Annotation');
    case 'glossator.addNote':
      return t('Add Note…');
    case 'glossator.addTag':
      return t('Add Tag…');
    case 'glossator.linkAnnotations':
      return t('Link to Another Annotation…');
    case 'glossator.editEntity':
      return t('Edit Entity…');
    case 'glossator.thisIs':
      return t('This Is…');
    case 'glossator.thisIsNot':
      return t('This Is Not…');
    case 'glossator.mergeEntities':
      return t('Merge Entities…');
    case 'glossator.splitOffMentions':
      return t('Split Off Mentions…');
    case 'glossator.notADate':
      return t('Not a Date');
    case 'glossator.setSourceDate':
      return t('Set Source Date…');
    default:
      return id;
  }
}
