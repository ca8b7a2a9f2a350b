import * as vscode from 'vscode';
import type { Exporter, Loss } from '../../core/interchange/format';
import type { OpenCorpus } from '../corpus/openCorpus';

/** Losses of one export that the Problems panel lists; the rest is counted in the last one. */
const MOST_LOSSES = 500;

/** What the latest export could not carry, in the Problems panel until the next one. */
export class ExportLosses implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('glossator-export');

  show(corpus: OpenCorpus, { name }: Exporter, losses: readonly Loss[]): void {
    this.collection.clear();
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { source, message, span, count } of losses.slice(0, MOST_LOSSES)) {
      const range = span ? corpus.range(source, span) : new vscode.Range(0, 0, 0, 0);
      const times = count > 1 ? ` (${count}×)` : '';
      const diagnostic = new vscode.Diagnostic(
        range,
        vscode.l10n.t('Not in the export: {0}', `${message}${times}`),
        vscode.DiagnosticSeverity.Information,
      );
      diagnostic.source = `Glossator ${name}`;
      byFile.set(source, [...(byFile.get(source) ?? []), diagnostic]);
    }
    for (const [source, diagnostics] of byFile) this.collection.set(corpus.uri(source), diagnostics);
    const [first] = losses;
    if (first && losses.length > MOST_LOSSES) {
      const rest = new vscode.Diagnostic(
        new vscode.Range(0, 0, 0, 0),
        vscode.l10n.t('… and {0} more things are not in the export.', losses.length - MOST_LOSSES),
        vscode.DiagnosticSeverity.Information,
      );
      this.collection.set(corpus.uri(first.source), [...(byFile.get(first.source) ?? []), rest]);
    }
  }

  dispose(): void {
    this.collection.dispose();
  }
}
