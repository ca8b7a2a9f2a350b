import * as vscode from 'vscode';
import type { DatePlace } from '../../core/corpus/corpusIndex';
import { partAt } from '../../core/text/span';
import { remarksOn, type AnnotationsOf } from '../annotating/remarksOn';
import type { CommandId } from '../commandIds';
import type { Corpora } from '../corpus/corpora';
import { dateCard } from './dateCard';
import { DATE_ACTIONS, dateFacts } from './dateFacts';
import type { DateIndices } from './dateIndices';
import { paragraphs } from '../markdown';
import { mentionCard } from './mentionCard';
import { MENTION_ACTIONS, mentionFacts } from './mentionFacts';
import { remarkLines } from './remarks';
import { setting } from '../settings';
import { forSources } from '../sourceSelector';

/** The only commands that links in a hover card may run. */
const LINKED_COMMANDS: readonly CommandId[] = [
  'glossator.reveal',
  'glossator.nextMentionOfEntity',
  'glossator.previousMentionOfEntity',
  'glossator.showMentions',
  'glossator.openEntityPage',
  'glossator.goToDate',
  ...MENTION_ACTIONS.suggested,
  ...MENTION_ACTIONS.accepted,
  ...DATE_ACTIONS.suggested,
  ...DATE_ACTIONS.accepted,
];

/** A card on every mention and every date expression. */
export const registerHoverCards = (
  corpora: Corpora,
  dates: DateIndices,
  annotationsOf: AnnotationsOf,
): vscode.Disposable =>
  forSources(selector =>
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const place = corpora.placeOf(document.uri);
        if (!place) return undefined;
        const { corpus, source } = place;
        const offset = document.offsetAt(position);
        const mention = corpus.index.mentionAt(source, offset);
        const date = mention ? undefined : shownDate(document, corpus.index.dateAt(source, offset));
        const span = mention?.mention ?? date?.date;
        if (!span) return undefined;
        const { t } = vscode.l10n;
        const kind = mention ? 'entity' : 'date';
        const remarks = remarksOn(corpus, source, annotationsOf(corpus, source), kind, span);
        const text = mention
          ? mentionCard({ ...(await mentionFacts(corpus, mention)), ...(remarks && { remarks }) }, t)
          : date &&
            paragraphs(
              dateCard(await dateFacts(corpus, date, dates.of(corpus)), t),
              remarks && remarkLines(remarks, t),
            );
        if (token.isCancellationRequested || text === undefined) return undefined;
        const card = new vscode.MarkdownString(text);
        card.isTrusted = { enabledCommands: LINKED_COMMANDS };
        const part = partAt(span, offset);
        return new vscode.Hover(
          card,
          new vscode.Range(document.positionAt(part.start), document.positionAt(part.end)),
        );
      },
    }),
  );

/** The date, unless it is one of those that the reader does not want to see. */
const shownDate = (document: vscode.TextDocument, place: DatePlace | undefined): DatePlace | undefined =>
  place?.date.vague && !setting('dates.showVague', document.uri) ? undefined : place;
