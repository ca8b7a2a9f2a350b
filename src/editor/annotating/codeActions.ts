import * as vscode from 'vscode';
import { titleOf } from './commandTitles';
import type { CommandId } from '../commandIds';
import type { Corpora } from '../corpus/corpora';
import { placeArguments } from '../places';
import { forSources } from '../sourceSelector';

/** What can be decided on a suggested mention, on a decided one, and on dates. */
const ON_SUGGESTED_MENTION: readonly CommandId[] = [
  'glossator.accept',
  'glossator.reject',
  'glossator.correctType',
  'glossator.thisIs',
  'glossator.thisIsNot',
  'glossator.annotateAllOccurrences',
];
const ON_DECIDED_MENTION: readonly CommandId[] = [
  'glossator.correctType',
  'glossator.thisIs',
  'glossator.thisIsNot',
  'glossator.annotateAllOccurrences',
  'glossator.reject',
  'glossator.deleteAnnotation',
];
/** What can be put beside any mention or date. */
const REMARKS: readonly CommandId[] = ['glossator.addNote', 'glossator.addTag', 'glossator.linkAnnotations'];
const ON_LINKED_MENTION: readonly CommandId[] = [
  'glossator.mergeEntities',
  'glossator.splitOffMentions',
  'glossator.editEntity',
];
const ON_SUGGESTED_DATE: readonly CommandId[] = [
  'glossator.accept',
  'glossator.notADate',
  'glossator.correctValue',
  'glossator.setSourceDate',
];
const ON_DECIDED_DATE: readonly CommandId[] = [
  'glossator.correctValue',
  'glossator.setSourceDate',
  'glossator.notADate',
  'glossator.deleteAnnotation',
];
const ON_SELECTION: readonly CommandId[] = ['glossator.annotateSelection', 'glossator.correctExtent'];

const KIND = vscode.CodeActionKind.Refactor.append('glossator');

/** Decisions as code actions, where the caret is on a mention or a date or words are selected. */
export const registerCodeActions = (corpora: Corpora): vscode.Disposable =>
  forSources(selector =>
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions(document, range) {
          const place = corpora.placeOf(document.uri);
          if (!place) return [];
          const { corpus, source } = place;
          const offset = document.offsetAt(range.start);
          const mention = corpus.index.mentionAt(source, offset);
          const date = mention ? undefined : corpus.index.dateAt(source, offset);
          const span = mention?.mention ?? date?.date;
          const actions = span ? placeArguments({ corpus, source, span }) : [];
          return [
            ...(range.isEmpty ? [] : ON_SELECTION.map(id => action(id, []))),
            ...(mention
              ? [
                  ...(mention.mention.status === 'accepted' ? ON_DECIDED_MENTION : ON_SUGGESTED_MENTION),
                  ...(mention.link.entity === undefined ? [] : ON_LINKED_MENTION),
                ]
              : date
                ? date.date.status === 'accepted'
                  ? ON_DECIDED_DATE
                  : ON_SUGGESTED_DATE
                : []
            ).map(id => action(id, actions)),
            ...(span ? REMARKS : []).map(id => action(id, actions)),
          ];
        },
      },
      { providedCodeActionKinds: [KIND] },
    ),
  );

function action(id: CommandId, args: readonly unknown[]): vscode.CodeAction {
  const title = titleOf(id);
  const codeAction = new vscode.CodeAction(title, KIND);
  codeAction.command = { command: id, title, arguments: [...args] };
  return codeAction;
}
