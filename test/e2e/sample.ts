import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

export const ARTICLE = 'encyclopaedia/marsaskala-accord.txt';
export const DIARY = 'diary/george-camilleri-1974.txt';
export const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';

/** Opens the sample with its article, and waits for the first card: it comes when the corpus has been analysed. */
export async function openArticle(settings: Readonly<Record<string, unknown>> = {}): Promise<Workbench> {
  const workbench = await Workbench.open({ copyOf: sampleFolder, settings });
  await workbench.openFile(ARTICLE);
  await workbench.hover(ARTICLE, 'Tarek Belhadj');
  await workbench.leaveCard();
  return workbench;
}
