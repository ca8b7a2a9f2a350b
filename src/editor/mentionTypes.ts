import * as vscode from 'vscode';
import { entityTypes, type EntityType } from '../core/recognition/mention';
import { setting } from './settings';

/** What is highlighted with a colour of its own. */
export const highlightTypes = [...entityTypes, 'date'] as const;
export type HighlightType = (typeof highlightTypes)[number];

/** The colour and underline that a type has; types that the reader made share those of `other`. */
export const highlightTypeOf = (type: EntityType): HighlightType =>
  highlightTypes.find(known => known === type && known !== 'date') ?? 'other';

/** A type in the reader's language; types that the reader made by their label in the settings. */
export function typeLabel(type: EntityType): string {
  switch (type) {
    case 'person':
      return vscode.l10n.t('person');
    case 'organization':
      return vscode.l10n.t('organization');
    case 'place':
      return vscode.l10n.t('place');
    case 'group':
      return vscode.l10n.t('group');
    case 'event':
      return vscode.l10n.t('event');
    case 'other':
      return vscode.l10n.t('other name');
    case 'date':
      return vscode.l10n.t('date');
    default:
      return setting('types')[type]?.label ?? type;
  }
}

/** The symbol with which outline and symbol lists show a type. */
export function symbolKindOf(type: EntityType): vscode.SymbolKind {
  switch (type) {
    case 'person':
      return vscode.SymbolKind.Class;
    case 'organization':
      return vscode.SymbolKind.Module;
    case 'place':
      return vscode.SymbolKind.Namespace;
    case 'group':
      return vscode.SymbolKind.Enum;
    case 'event':
      return vscode.SymbolKind.Event;
    default:
      return vscode.SymbolKind.Object;
  }
}

/** The icon with which quick picks show a type. */
export function iconOf(type: EntityType): string {
  switch (type) {
    case 'person':
      return 'person';
    case 'organization':
      return 'organization';
    case 'place':
      return 'location';
    case 'group':
      return 'globe';
    case 'event':
      return 'flame';
    case 'date':
      return 'calendar';
    default:
      return 'tag';
  }
}
