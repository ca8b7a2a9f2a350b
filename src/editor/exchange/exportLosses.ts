import * as vscode from 'vscode';
import type { Exporter, Loss } from '../../core/interchange/format';
import type { OpenCorpus } from '../corpus/openCorpus';

/** Losses of one export that the Problems panel lists; the rest is counted in the last one. */
const MOST_LOSSES = 500;

/** The first losses of an export and how many there are: memory does not grow with the corpus. */
export class LossCount {
  readonly first: Loss[] = [];
  count = 0;

  add(loss: Loss): void {
    this.count++;
    if (this.first.length < MOST_LOSSES) this.first.push(loss);
  }
}

/** What the latest export could not carry, in the Problems panel until the next one. */
export class ExportLosses implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('glossator-export');

  show(corpus: OpenCorpus, { name }: Exporter, { first: losses, count: all }: LossCount): void {
    this.collection.clear();
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const { source, message, span, count } of losses) {
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
    if (first && all > losses.length) {
      const rest = new vscode.Diagnostic(
        new vscode.Range(0, 0, 0, 0),
        vscode.l10n.t('… and {0} more things are not in the export.', all - losses.length),
        vscode.DiagnosticSeverity.Information,
      );
      this.collection.set(corpus.uri(first.source), [...(byFile.get(first.source) ?? []), rest]);
    }
  }

  dispose(): void {
    this.collection.dispose();
  }
}
