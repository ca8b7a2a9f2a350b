import * as vscode from 'vscode';
import { partsOf } from '../../core/text/span';
import type { Corpora } from '../corpus/corpora';
import { affects, setting } from '../settings';

/** The only colours that are taken: what settings say goes into a style sheet, and a folder may bring settings along. */
const HEX_COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** How much of a type's colour its background has, as two hexadecimal digits of opacity: words stay readable. */
const BACKGROUND_OPACITY = '33';

/** Rest after the last change before editors are decorated again, in milliseconds. */
const PAUSE = 50;

/** Gives mentions of the reader's own types the colours that the settings say, under the underline that all have. */
export class OwnTypeColors implements vscode.Disposable {
  private styles = new Map<string, vscode.TextEditorDecorationType>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly corpora: Corpora) {
    const schedule = (): void => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        for (const editor of vscode.window.visibleTextEditors) this.decorate(editor);
      }, PAUSE);
    };
    this.subscriptions = [
      corpora.onDidChange(schedule),
      vscode.window.onDidChangeVisibleTextEditors(schedule),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (!affects(event, 'types', 'highlights.enabled')) return;
        this.clear();
        schedule();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.clear();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private decorate(editor: vscode.TextEditor): void {
    const place = this.corpora.placeOf(editor.document.uri);
    const view = place?.corpus.index.view(place.source);
    const types = view && setting('highlights.enabled') ? setting('types') : {};
    for (const [type, { color }] of Object.entries(types)) {
      if (color === undefined || !HEX_COLOR.test(color)) continue;
      const ranges = (view?.mentions ?? [])
        .filter(mention => mention.type === type)
        .flatMap(partsOf)
        .map(
          ({ start, end }) =>
            new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end)),
        );
      editor.setDecorations(this.styleOf(type, color), ranges);
    }
  }

  private styleOf(type: string, color: string): vscode.TextEditorDecorationType {
    let style = this.styles.get(type);
    if (!style) {
      style = vscode.window.createTextEditorDecorationType({
        backgroundColor: `${longHex(color)}${BACKGROUND_OPACITY}`,
        overviewRulerColor: color,
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      });
      this.styles.set(type, style);
    }
    return style;
  }

  private clear(): void {
    for (const style of this.styles.values()) style.dispose();
    this.styles = new Map();
  }
}

/** `#abc` -> `#aabbcc`, to which an opacity can be added. */
const longHex = (color: string): string =>
  color.length === 4 ? color.replace(/[0-9a-f]/gi, digit => digit + digit) : color;
