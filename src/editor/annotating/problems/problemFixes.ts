import * as vscode from 'vscode';
import { SIDECAR_SUFFIX } from '../../../core/annotation/paths';
import { HumanError } from '../../../core/text/humanError';
import { registerCommand } from '../../commands';
import type { Corpora } from '../../corpus/corpora';
import { forSources } from '../../sourceSelector';
import { applyFix, fixTitle } from './applyFix';
import type { EditorFix } from './anchorFindings';
import type { Deciding } from '../deciding';
import type { Problem, Problems } from './problems';

/** Quick fixes in the Problems panel and in the text, and the list of annotations that have lost their place. */
export function registerProblemFixes(
  deciding: Deciding,
  corpora: Corpora,
  problems: Problems,
): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, _range, { diagnostics }) =>
      diagnostics.flatMap(diagnostic => {
        const problem = problems.of(document.uri, diagnostic);
        return problem ? problem.fixes.map((fix, index) => actionOf(document, problem, fix, index)) : [];
      }),
  };
  const options = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.Disposable.from(
    problems,
    forSources(selector => vscode.languages.registerCodeActionsProvider(selector, provider, options)),
    vscode.languages.registerCodeActionsProvider({ pattern: `**/*${SIDECAR_SUFFIX}` }, provider, options),
    registerCommand('glossator.applyFix', async (...args) => {
      const { problem, fix } = readFix(problems, args);
      await applyFix(deciding, corpora, problem.place, fix, id => problems.keep(problem.place, id));
    }),
    registerCommand('glossator.reviewAnchors', () => reviewAnchors(deciding, corpora, problems)),
  );
}

function actionOf(
  document: vscode.TextDocument,
  problem: Problem,
  fix: EditorFix,
  index: number,
): vscode.CodeAction {
  const title = fixTitle(fix, document.getText());
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [problem.diagnostic];
  action.isPreferred = index === 0 && fix.kind !== 'delete' && fix.kind !== 'keep';
  action.command = {
    command: 'glossator.applyFix',
    title,
    arguments: [problem.uri.toString(), fix],
  };
  return action;
}

/** Finds the problem again that a code action was made for; it may be gone by now. */
function readFix(
  problems: Problems,
  [uri, given]: readonly unknown[],
): { readonly problem: Problem; readonly fix: EditorFix } {
  // By what it does: two problems of a source may read the same.
  const wanted = JSON.stringify(given);
  for (const problem of problems.all) {
    if (problem.uri.toString() !== uri) continue;
    const fix = problem.fixes.find(candidate => JSON.stringify(candidate) === wanted);
    if (fix) return { problem, fix };
  }
  throw new HumanError(vscode.l10n.t('That has changed in the meantime; look at the Problems panel again.'));
}

/** The annotations whose words have changed or gone, one after the other, each with what can be done about it. */
async function reviewAnchors(deciding: Deciding, corpora: Corpora, problems: Problems): Promise<void> {
  const { t } = vscode.l10n;
  const items = problems.all
    .filter(({ isAnchor }) => isAnchor)
    .map(problem => ({
      label: problem.diagnostic.message,
      description: `${problem.place.source}:${problem.diagnostic.range.start.line + 1}`,
      problem,
    }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('Every annotation stands where its words are.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Changed and Lost Annotations'),
    placeHolder: t('To attach one to other words, select these in the text first'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const { problem } = chosen;
  const editor = await showProblem(problem);
  const text = editor.document.getText();
  const fixes = problem.fixes.map(fix => ({
    label: fixTitle(fix, text),
    fix,
  }));
  const fix = await vscode.window.showQuickPick(fixes, { title: problem.diagnostic.message });
  if (fix) {
    await applyFix(deciding, corpora, problem.place, fix.fix, id => problems.keep(problem.place, id));
  }
}

/** Shows the place of a problem, without taking away words that the reader has selected to attach an annotation to. */
async function showProblem({ uri, diagnostic: { range } }: Problem): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  const isSelected = active?.document.uri.toString() === uri.toString() && !active.selection.isEmpty;
  const editor = await vscode.window.showTextDocument(uri, isSelected ? {} : { selection: range });
  if (isSelected) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
