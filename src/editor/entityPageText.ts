import * as vscode from 'vscode';
import type { MentionPlace } from '../core/corpus/corpusIndex';
import type { Entity } from '../core/linking/entity';
import type { OpenCorpus } from './corpus/openCorpus';
import { entityCounts } from './entityCounts';
import type { PageOrder } from './entityPages';
import { bold, link, paragraphs, plain } from './markdown';
import { sourceHead } from './mentionFacts';
import { typeLabel } from './mentionTypes';
import { passageOf } from './passages';

/** Everything that the corpus says of an entity, as Markdown. */
export async function entityPageText(corpus: OpenCorpus, entity: Entity, order: PageOrder): Promise<string> {
  const { t } = vscode.l10n;
  const sections: string[] = [];
  for (const [source, indices] of ordered(corpus, entity.id, order)) {
    const { title, date } = sourceHead(corpus, source);
    const text = await corpus.text(source).catch(() => undefined);
    const view = corpus.index.view(source);
    const lines = indices.flatMap(index => {
      const mention = view?.mentions[index];
      return mention ? `- ${quotation(corpus, { source, mention }, text)}` : [];
    });
    sections.push(`## ${plain(title)}`, ...(date === undefined ? [] : [plain(date)]), lines.join('\n'));
  }
  return paragraphs(
    `# ${plain(entity.label)}`,
    `${plain(typeLabel(entity.type))} · ${entityCounts(corpus, entity.id)}`,
    entity.notes === undefined ? '' : `> ${plain(entity.notes)}`,
    t('Names: {0}', entity.aliases.map(({ name, count }) => `${plain(name)} (${count})`).join(', ')),
    ...sections,
  ).concat('\n');
}

function ordered(
  corpus: OpenCorpus,
  entity: string,
  order: PageOrder,
): readonly [source: string, indices: readonly number[]][] {
  const bySource = corpus.index.occurrencesBySource(entity);
  if (order === 'sources') return bySource;
  const dateOf = (source: string): string => corpus.index.view(source)?.date?.value ?? '9999';
  return [...bySource].sort(([a], [b]) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
}

function quotation(
  corpus: OpenCorpus,
  { source, mention }: Pick<MentionPlace, 'source' | 'mention'>,
  text: string | undefined,
): string {
  const { start } = corpus.range(source, mention);
  const uri = corpus.uri(source).with({ fragment: `L${start.line + 1},${start.character + 1}` });
  const target = uri.toString().replace(/\(/g, '%28').replace(/\)/g, '%29');
  if (text === undefined) return link(mention.name, target);
  const { before, exact, after } = passageOf(text, mention);
  return `[${plain(before)}${bold(exact)}${plain(after)}](${target})`;
}
