import * as vscode from 'vscode';
import type { DatePlace, MentionPlace } from '../../core/corpus/corpusIndex';
import { inWords } from '../../core/dates/inWords';
import type { Span } from '../../core/text/span';
import { titleOf } from '../annotating/commandTitles';
import type { ViewMention } from '../../core/corpus/sourceView';
import type { CommandId } from '../commandIds';
import { commandUri } from '../commands';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { CardLink, CardSource, LinkedPassage, MentionCard } from './mentionCard';
import { typeLabel } from '../mentionTypes';
import { passageOf, type Passage } from '../passages';
import { placeArguments } from '../places';
import { surroundingsOf } from './surroundings';

/** Other sources that a card shows, and mentions of each: what fits without scrolling far. The entity page has all. */
const MOST_SOURCES = 5;
const MOST_PASSAGES = 1;

const MOST_COMPANIONS = 5;
const MOST_RIVALS = 3;

/** A command link about a span. */
export const spanLink = (corpus: OpenCorpus, source: string, span: Span, id: CommandId): string =>
  commandUri(id, placeArguments({ corpus, source, span }));

/** A command link about an entity. */
export const entityLink = (corpus: OpenCorpus, entity: string): string =>
  commandUri('glossator.openEntityPage', [corpus.id, entity]);

/** What a reader can decide from a card. */
export const MENTION_ACTIONS = {
  suggested: [
    'glossator.accept',
    'glossator.reject',
    'glossator.thisIs',
    'glossator.thisIsNot',
    'glossator.correctType',
  ],
  accepted: [
    'glossator.thisIs',
    'glossator.thisIsNot',
    'glossator.correctType',
    'glossator.deleteAnnotation',
  ],
} as const satisfies Record<ViewMention['status'], readonly CommandId[]>;

/** Gathers what a mention's card says. */
export async function mentionFacts(corpus: OpenCorpus, place: MentionPlace): Promise<MentionCard> {
  const { t } = vscode.l10n;
  const { index } = corpus;
  const { source, mention, link } = place;
  const entity = link.entity === undefined ? undefined : index.entity(link.entity);
  const bySource = entity ? index.occurrencesBySource(entity.id) : [];
  const otherSources = bySource.filter(([other]) => other !== source);
  const shownSources = otherSources.slice(0, MOST_SOURCES);
  const [others, around] = await Promise.all([
    Promise.all(shownSources.map(([other, indices]) => sourceFacts(corpus, other, indices))),
    entity && surroundingsOf(index, entity.id, MOST_COMPANIONS),
  ]);
  const count = entity ? index.counts(entity.id).mentions : 0;
  const way = (title: string, id: CommandId): CardLink => ({
    title,
    target: spanLink(corpus, source, mention, id),
  });
  return {
    name: mention.name,
    type: typeLabel(mention.type),
    status: mention.status,
    confidence: mention.confidence,
    ...(mention.evidence !== undefined && { evidence: mention.evidence }),
    ...(entity && {
      entity: {
        label: entity.label,
        ...(entity.notes !== undefined && { notes: entity.notes }),
        aliases: entity.aliases,
        mentions: count,
        sources: bySource.length,
        target: entityLink(corpus, entity.id),
      },
    }),
    reasons: link.reasons,
    rivals: link.rivals.slice(0, MOST_RIVALS).map(rival => ({
      label: index.entity(rival.entity)?.label ?? rival.entity,
      target: entityLink(corpus, rival.entity),
      confidence: rival.confidence,
      reasons: rival.reasons,
    })),
    ways:
      count > 1
        ? [
            way(t('Previous mention'), 'glossator.previousMentionOfEntity'),
            way(t('Next mention'), 'glossator.nextMentionOfEntity'),
            way(t('All mentions'), 'glossator.showMentions'),
          ]
        : [],
    actions: MENTION_ACTIONS[mention.status]
      .filter(id => entity || id !== 'glossator.thisIsNot')
      .map(id => way(titleOf(id), id)),
    others,
    moreSources: otherSources.length - shownSources.length,
    companions: (around?.companions ?? []).map(({ entity: id, count: times }) => ({
      title: index.entity(id)?.label ?? id,
      target: entityLink(corpus, id),
      count: times,
    })),
    ...(around?.first &&
      around.last && {
        period: { first: dateLink(corpus, around.first), last: dateLink(corpus, around.last) },
      }),
  };
}

async function sourceFacts(
  corpus: OpenCorpus,
  source: string,
  indices: readonly number[],
): Promise<CardSource> {
  const view = corpus.index.view(source);
  const spans = indices.slice(0, MOST_PASSAGES).flatMap(at => view?.mentions[at] ?? []);
  return {
    ...sourceHead(corpus, source),
    count: indices.length,
    target: spanLink(corpus, source, spans[0] ?? { start: 0, end: 0 }, 'glossator.reveal'),
    passages: await linkedPassages(corpus, source, spans),
  };
}

/** A source's title and its own date in words. */
export function sourceHead(corpus: OpenCorpus, source: string): { title: string; date?: string } {
  const view = corpus.index.view(source);
  return {
    title: view?.title ?? source,
    ...(view?.date && { date: inWords(view.date.value) }),
  };
}

/** Passages of one source with links to them; without surroundings where its text can't be read. */
export async function linkedPassages(
  corpus: OpenCorpus,
  source: string,
  spans: readonly (Span & { readonly name?: string })[],
): Promise<LinkedPassage[]> {
  const text = await corpus.text(source).catch(() => undefined);
  return spans.map(span => ({
    passage: passageIn(text, span),
    target: spanLink(corpus, source, span, 'glossator.reveal'),
  }));
}

function passageIn(text: string | undefined, span: Span & { readonly name?: string }): Passage {
  const passage = text === undefined ? undefined : passageOf(text, span);
  // A file that has just changed is analysed in a moment; until then the known name alone is true.
  if (passage && (span.name === undefined || passage.exact.trim() === span.name)) return passage;
  return { before: '', exact: span.name ?? '…', after: '' };
}

const dateLink = (corpus: OpenCorpus, { source, date }: DatePlace): CardLink => ({
  title: date.value === undefined ? '' : inWords(date.value),
  target: spanLink(corpus, source, date, 'glossator.reveal'),
});
