import * as vscode from 'vscode';

/** Every setting of the extension with its type; `package.json` holds defaults and descriptions (a unit test compares both). */
export interface Settings {
  'sources.include': string;
  'sources.exclude': string;
  /** Megabytes. */
  'sources.maximumSize': number;
  'suggestions.threshold': number;
  'highlights.enabled': boolean;
  'highlights.types': Readonly<Record<string, boolean>>;
  'dates.order': 'auto' | 'dmy' | 'mdy' | 'ymd';
  'dates.showVague': boolean;
  'dates.inlayHints': boolean;
  'analysis.workers': number;
  'analysis.keep': boolean;
  reader: string;
  /** Entity types of the reader's own, by name. */
  types: Readonly<Record<string, OwnType>>;
}

/** How a type of the reader's own is shown. */
export interface OwnType {
  readonly label?: string;
  /** The letter that chooses it in the list of types. */
  readonly key?: string;
  /** A CSS colour. */
  readonly color?: string;
}

export type SettingName = keyof Settings;

/** Reads one setting, for a resource where it may differ by folder. */
export function setting<N extends SettingName>(name: N, scope?: vscode.ConfigurationScope): Settings[N] {
  // Defaults are contributed by package.json, so a value is always there.
  return vscode.workspace.getConfiguration('glossator', scope).get(name) as Settings[N];
}

/** Whether a configuration change touches one of the named settings. */
export const affects = (event: vscode.ConfigurationChangeEvent, ...names: readonly SettingName[]): boolean =>
  names.some(name => event.affectsConfiguration(`glossator.${name}`));
