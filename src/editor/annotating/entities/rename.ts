import * as vscode from 'vscode';
import { renameEntity } from '../../../core/linking/registry';
import type { Corpora } from '../../corpus/corpora';
import { forSources } from '../../sourceSelector';
import type { Deciding } from '../deciding';

/** F2 on a mention gives its entity another label, everywhere; the text stays as it is. */
export const registerRename = (deciding: Deciding, corpora: Corpora): vscode.Disposable =>
  forSources(selector =>
    vscode.languages.registerRenameProvider(selector, {
      prepareRename(document, position) {
        const found = entityAt(corpora, document, position);
        if (!found) throw new Error(vscode.l10n.t('There is no linked mention here.'));
        const { start, end } = found.mention;
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        return { range, placeholder: found.entity.label };
      },
      async provideRenameEdits(document, position, newName) {
        const found = entityAt(corpora, document, position);
        const label = newName.trim();
        if (!found || label === '') return undefined;
        const { corpus, entity } = found;
        await deciding.change(corpus, vscode.l10n.t('Rename {0} to {1}', entity.label, label), {
          registry: registry => renameEntity(registry, entity, label),
        });
        // Nothing of the text changes.
        return new vscode.WorkspaceEdit();
      },
    }),
  );

function entityAt(corpora: Corpora, document: vscode.TextDocument, position: vscode.Position) {
  const place = corpora.placeOf(document.uri);
  const found = place?.corpus.index.mentionAt(place.source, document.offsetAt(position));
  const entity = found?.link.entity === undefined ? undefined : place?.corpus.index.entity(found.link.entity);
  return place && found && entity && { corpus: place.corpus, mention: found.mention, entity };
}
