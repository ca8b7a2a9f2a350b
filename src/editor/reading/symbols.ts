import * as vscode from 'vscode';
import type { Entity } from '../../core/linking/entity';
import { entityCounts } from '../entityCounts';
import type { EntityFinder, FoundEntity } from '../entityFinder';
import { symbolKindOf, typeLabel } from '../mentionTypes';

/** Most entities that one search of the workspace's symbols gives. */
const MOST_SYMBOLS = 100;

/** Entities among the workspace's symbols (Ctrl+T): fuzzy, so that "Qaddafi" finds Gaddafi. */
export const registerSymbols = (finder: EntityFinder): vscode.Disposable =>
  vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query) {
      const found = await finder.search(query.trim(), MOST_SYMBOLS);
      return found.flatMap(entity => symbolOf(entity, query.trim()) ?? []);
    },
  });

function symbolOf({ corpus, entity }: FoundEntity, query: string): vscode.SymbolInformation | undefined {
  const place = corpus.index.definition(entity.id);
  if (!place) return undefined;
  return new vscode.SymbolInformation(
    symbolName(entity, query),
    symbolKindOf(entity.type),
    [typeLabel(entity.type), entityCounts(corpus, entity.id), namesOf(entity).join(', ')].join(' · '),
    corpus.location(place.source, place.mention),
  );
}

/** Most names beside a symbol; a list row shows no more. */
const MOST_NAMES = 6;

/**
 * All names, also without their diacritics. VS Code asks us for the first word of a query only and looks for the others
 * beside the symbol: so "camilleri george" and "nermin aydin" find George Camilleri and Nermin Aydın.
 */
function namesOf({ label, aliases }: Entity): readonly string[] {
  const names = [label, ...aliases.map(({ name }) => name)];
  return [...new Set(names.flatMap(name => [name, withoutMarks(name)]))].slice(0, MOST_NAMES);
}

/** Latin letters without marks: as they are typed on any keyboard. */
const withoutMarks = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').normalize('NFC');

/**
 * The label, with what was matched where the label itself does not hold the query's letters in their order: VS Code
 * shows only such symbols.
 */
function symbolName(entity: Entity, query: string): string {
  if (query === '' || holds(entity.label, query)) return entity.label;
  const alias = entity.aliases.find(({ name }) => holds(name, query));
  return alias ? `${entity.label} (${alias.name})` : `${entity.label} ≈ ${query}`;
}

/** As VS Code itself compares: letters in their order, whatever their case, but with their marks. */
function holds(name: string, query: string): boolean {
  const letters = [...query.toLowerCase().replace(/\s/g, '')];
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === letters[at]) at++;
  return at >= letters.length;
}
