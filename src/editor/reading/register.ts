import * as vscode from 'vscode';
import { registerAnalysisProgress } from './analysisProgress';
import type { AnnotationsOf } from '../annotating/remarksOn';
import { registerContextKeys } from './contextKeys';
import type { Corpora } from '../corpus/corpora';
import { DateIndices } from './dateIndices';
import type { EntityFinder } from '../entityFinder';
import { EntityPages } from './entityPages';
import { registerGoToDate } from './goToDate';
import { registerGoToEntity } from './goToEntity';
import { Highlights } from './highlights';
import { registerHoverCards } from './hoverCards';
import { registerInlayHints } from './inlayHints';
import { registerNavigation } from './navigation';
import { registerOutline } from './outline';
import { registerSymbols } from './symbols';

/** Everything with which sources are read: what is shown in the text, and the ways from mention to mention. */
export function registerReading(
  corpora: Corpora,
  finder: EntityFinder,
  annotationsOf: AnnotationsOf,
): vscode.Disposable {
  const dates = new DateIndices(corpora);
  return vscode.Disposable.from(
    dates,
    registerAnalysisProgress(corpora),
    registerContextKeys(corpora),
    new Highlights(corpora),
    registerHoverCards(corpora, dates, annotationsOf),
    registerInlayHints(corpora),
    registerNavigation(corpora),
    registerOutline(corpora),
    registerSymbols(finder),
    registerGoToEntity(finder),
    registerGoToDate(corpora, dates),
    new EntityPages(corpora),
  );
}
