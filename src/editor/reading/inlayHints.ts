import * as vscode from 'vscode';
import { inWords } from '../../core/dates/inWords';
import { firstSpanFrom } from '../../core/text/span';
import type { Corpora } from '../corpus/corpora';
import { affects, setting } from '../settings';
import { forSources } from '../sourceSelector';

/** Inlay hints: the values of dates that were inferred, such as the day that "Friday" means. Off unless the reader wants them. */
export function registerInlayHints(corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    corpora.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (affects(event, 'dates.inlayHints')) changed.fire();
    }),
    forSources(selector =>
      vscode.languages.registerInlayHintsProvider(selector, {
        onDidChangeInlayHints: changed.event,
        provideInlayHints(document, range) {
          const place = corpora.placeOf(document.uri);
          const view = place?.corpus.index.view(place.source);
          if (!view || !setting('dates.inlayHints', document.uri)) return [];
          const from = firstSpanFrom(view.dates, document.offsetAt(range.start));
          const to = firstSpanFrom(view.dates, document.offsetAt(range.end));
          return view.dates.slice(from, to).flatMap(date => {
            if (date.value === undefined || date.certainty !== 'inferred') return [];
            const hint = new vscode.InlayHint(document.positionAt(date.end), inWords(date.value));
            hint.paddingLeft = true;
            if (date.basis !== undefined) hint.tooltip = date.basis;
            return hint;
          });
        },
      }),
    ),
  );
}
