import * as vscode from 'vscode';
import { highlightTypes, type HighlightType } from '../mentionTypes';

export type DecorationKind = `${HighlightType} ${'suggested' | 'accepted'}`;

/** Accepted ones last: where two overlap, the decision is drawn on top. */
export const decorationKinds: readonly DecorationKind[] = (['suggested', 'accepted'] as const).flatMap(
  status => highlightTypes.map((type): DecorationKind => `${type} ${status}`),
);

/** Underlines differ in form, so that no type is told by its colour alone. CSS `text-decoration` without the colour. */
const UNDERLINES: Readonly<Record<HighlightType, string>> = {
  person: 'solid 2px',
  organization: 'double 1px',
  place: 'dotted 2px',
  group: 'dashed 2px',
  // Not wavy, which readers know as a spelling mistake.
  event: 'overline solid 1px',
  other: 'solid 1px',
  date: 'solid 3px',
};

/** How far below the letters an underline stands. */
const OFFSET = '3px';

/** The decorations of all types. Suggestions are underlined; what the reader decided has a background too. */
export class HighlightStyles implements vscode.Disposable {
  private readonly inText = new Map<DecorationKind, vscode.TextEditorDecorationType>();
  private readonly onRuler = new Map<HighlightType, vscode.TextEditorDecorationType>();

  of(kind: DecorationKind): vscode.TextEditorDecorationType {
    let style = this.inText.get(kind);
    if (!style) this.inText.set(kind, (style = vscode.window.createTextEditorDecorationType(inTextOf(kind))));
    return style;
  }

  rulerOf(type: HighlightType): vscode.TextEditorDecorationType {
    let style = this.onRuler.get(type);
    if (!style) {
      style = vscode.window.createTextEditorDecorationType({
        overviewRulerColor: new vscode.ThemeColor(`glossator.${type}`),
        overviewRulerLane: type === 'date' ? vscode.OverviewRulerLane.Left : vscode.OverviewRulerLane.Center,
      });
      this.onRuler.set(type, style);
    }
    return style;
  }

  clear(editor: vscode.TextEditor): void {
    for (const style of [...this.inText.values(), ...this.onRuler.values()]) editor.setDecorations(style, []);
  }

  dispose(): void {
    for (const style of [...this.inText.values(), ...this.onRuler.values()]) style.dispose();
  }
}

function inTextOf(kind: DecorationKind): vscode.DecorationRenderOptions {
  const [type, status] = kind.split(' ') as [HighlightType, 'suggested' | 'accepted'];
  const underline: vscode.DecorationRenderOptions = {
    textDecoration: `underline ${UNDERLINES[type]} var(--vscode-glossator-${type}); text-underline-offset: ${OFFSET}; text-decoration-skip-ink: none`,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  };
  if (status === 'suggested') return underline;
  return {
    ...underline,
    backgroundColor: new vscode.ThemeColor(`glossator.${type}Background`),
    borderRadius: '2px',
    // High contrast themes have no backgrounds: there a frame tells decisions from suggestions.
    // Open at the bottom, where the underline tells the type.
    borderStyle: 'solid',
    borderWidth: '1px 1px 0 1px',
    borderColor: new vscode.ThemeColor('glossator.decidedBorder'),
  };
}
