import * as vscode from 'vscode';
import type { MentionPlace } from '../../core/corpus/corpusIndex';
import { HumanError } from '../../core/text/humanError';
import { partAt, partsOf, type PartedSpan, type Span } from '../../core/text/span';
import { registerCommand } from '../commands';
import type { Corpora, SourcePlace } from '../corpus/corpora';
import { givenPlace, readPlace, reveal } from '../places';
import { forSources } from '../sourceSelector';

/** The editor's own navigation over entities: definition, references, occurrences in the document, next and previous. */
export const registerNavigation = (corpora: Corpora): vscode.Disposable =>
  vscode.Disposable.from(
    forSources(selector =>
      vscode.Disposable.from(
        vscode.languages.registerDefinitionProvider(selector, definitions(corpora)),
        vscode.languages.registerReferenceProvider(selector, references(corpora)),
        vscode.languages.registerDocumentHighlightProvider(selector, documentHighlights(corpora)),
      ),
    ),
    registerCommand('glossator.reveal', async (...args) => {
      const place = readPlace(corpora, args);
      if (place) await reveal(place);
    }),
    registerCommand('glossator.nextMention', (...args) => step(corpora, args, 1, false)),
    registerCommand('glossator.previousMention', (...args) => step(corpora, args, -1, false)),
    registerCommand('glossator.nextMentionOfEntity', (...args) => step(corpora, args, 1, true)),
    registerCommand('glossator.previousMentionOfEntity', (...args) => step(corpora, args, -1, true)),
    registerCommand('glossator.showMentions', (...args) => showMentions(corpora, args)),
  );

/** The first full mention in the corpus; on that mention itself VS Code offers the references. */
const definitions = (corpora: Corpora): vscode.DefinitionProvider => ({
  provideDefinition(document, position) {
    const found = mentionAt(corpora, document, position);
    const entity = found?.place.link.entity;
    const target = entity === undefined ? undefined : found?.corpus.index.definition(entity);
    if (!found || !target) return undefined;
    const targetRange = found.corpus.range(target.source, headOf(target.mention));
    const part = partAt(found.place.mention, document.offsetAt(position));
    return [
      {
        originSelectionRange: found.corpus.range(found.source, part),
        targetUri: found.corpus.uri(target.source),
        targetRange,
        targetSelectionRange: targetRange,
      },
    ];
  },
});

const references = (corpora: Corpora): vscode.ReferenceProvider => ({
  provideReferences(document, position) {
    const found = mentionAt(corpora, document, position);
    return found ? locations(found, found.place) : sameDates(corpora, document, position);
  },
});

const documentHighlights = (corpora: Corpora): vscode.DocumentHighlightProvider => ({
  provideDocumentHighlights(document, position) {
    const found = mentionAt(corpora, document, position);
    const entity = found?.place.link.entity;
    if (!found || entity === undefined) return undefined;
    const view = found.corpus.index.view(found.source);
    return found.corpus.index
      .occurrencesIn(entity, found.source)
      .flatMap(index => view?.mentions[index] ?? [])
      .flatMap(partsOf)
      .map(part => new vscode.DocumentHighlight(found.corpus.range(found.source, part)));
  },
});

interface FoundMention extends SourcePlace {
  readonly place: MentionPlace;
}

function mentionAt(
  corpora: Corpora,
  document: vscode.TextDocument,
  position: vscode.Position,
): FoundMention | undefined {
  const at = corpora.placeOf(document.uri);
  const place = at?.corpus.index.mentionAt(at.source, document.offsetAt(position));
  return at && place && { ...at, place };
}

/** What stands for a mention where only one stretch can: its first part. */
const headOf = (mention: PartedSpan): Span => partsOf(mention)[0];

/** All mentions of the mention's entity; of an unlinked mention, itself. */
function locations({ corpus }: SourcePlace, { source, mention, link }: MentionPlace): vscode.Location[] {
  if (link.entity === undefined) return [corpus.location(source, headOf(mention))];
  return corpus.index
    .occurrences(link.entity)
    .map(place => corpus.location(place.source, headOf(place.mention)));
}

/** All dates with the same value as the one at a position. */
function sameDates(
  corpora: Corpora,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Location[] | undefined {
  const at = corpora.placeOf(document.uri);
  const value = at?.corpus.index.dateAt(at.source, document.offsetAt(position))?.date.value;
  if (!at || value === undefined) return undefined;
  return at.corpus.index
    .datesWithValue(value)
    .map(({ source, date }) => at.corpus.location(source, headOf(date)));
}

async function step(
  corpora: Corpora,
  args: readonly unknown[],
  direction: 1 | -1,
  sameEntity: boolean,
): Promise<void> {
  const from = givenPlace(corpora, args);
  if (!from) return;
  const { index } = from.corpus;
  const { start } = from.span;
  const here = index.mentionAt(from.source, start);
  const entity = here?.link.entity;
  if (sameEntity && entity === undefined)
    throw new HumanError(vscode.l10n.t('Put the caret on a name that is linked to an entity first.'));
  const target = index.neighbour(
    from.source,
    sameEntity && here ? here.mention.start : start,
    direction,
    sameEntity ? entity : undefined,
  );
  if (target) await reveal({ corpus: from.corpus, source: target.source, span: headOf(target.mention) });
}

async function showMentions(corpora: Corpora, args: readonly unknown[]): Promise<void> {
  const from = givenPlace(corpora, args);
  const place = from?.corpus.index.mentionAt(from.source, from.span.start);
  if (!from || !place)
    throw new HumanError(vscode.l10n.t('Put the caret on a name that is linked to an entity first.'));
  const range = from.corpus.range(place.source, headOf(place.mention));
  await vscode.window.showTextDocument(from.corpus.uri(place.source), { selection: range });
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    from.corpus.uri(place.source),
    range.start,
    locations(from, place),
  );
}
