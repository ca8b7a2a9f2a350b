import * as vscode from 'vscode';
import type { Entity } from '../core/linking/entity';
import { foldName } from '../core/linking/variants';
import { entityCounts } from './entityCounts';
import type { EntityFinder, FoundEntity } from './entityFinder';
import { symbolKindOf, typeLabel } from './mentionTypes';

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
    `${typeLabel(entity.type)} · ${entityCounts(corpus, entity.id)}`,
    corpus.location(place.source, place.mention),
  );
}

/**
 * The label, with what was matched where the label itself does not hold the query's letters in their order: VS Code
 * shows only such symbols.
 */
export function symbolName(entity: Entity, query: string): string {
  if (query === '' || holds(entity.label, query)) return entity.label;
  const alias = entity.aliases.find(({ name }) => holds(name, query));
  return alias ? `${entity.label} (${alias.name})` : `${entity.label} ≈ ${query}`;
}

function holds(name: string, query: string): boolean {
  const letters = foldName(query).replace(/\s/g, '');
  let at = 0;
  for (const letter of foldName(name)) if (letter === letters[at]) at++;
  return at >= letters.length;
}
