import { decisionCommandIds } from './annotating/decisionCommandIds';

/** Every command of the extension; a unit test compares this list with package.json both ways. */
export const commandIds = [
  'glossator.goToEntity',
  'glossator.goToDate',
  'glossator.nextMention',
  'glossator.previousMention',
  'glossator.nextMentionOfEntity',
  'glossator.previousMentionOfEntity',
  'glossator.showMentions',
  'glossator.openEntityPage',
  'glossator.entityPageBySource',
  'glossator.entityPageByDate',
  'glossator.toggleHighlights',
  'glossator.chooseHighlights',
  'glossator.openSample',
  ...decisionCommandIds,
] as const;

/** Commands that only links of ours run: not in the Command Palette, not in package.json. */
type LinkCommandId = 'glossator.reveal' | 'glossator.applyFix';

export type CommandId = (typeof commandIds)[number] | LinkCommandId;
