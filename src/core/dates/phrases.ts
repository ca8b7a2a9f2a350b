import type { DateToken, DateTokens } from './dateTokens';
import { bounded } from './phrases/bounded';
import { extended } from './phrases/extensions';
import { partOf } from './phrases/partOf';
import { staged } from './phrases/staged';
import { withArticle } from './phrases/withArticle';
import { BOUNDED, PART_STARTS, STAGES, UNCERTAIN, type Read } from './phrases/words';
import { longer, type Match } from './rules/rule';
import type { RuleTable } from './rules/table';

/** How deep phrases may be nested ("the beginning of the late 1950s"); bounds the work at each token. */
const DEEPEST = 3;

/** Reads whole phrases: what the rules read, with articles, stages ("early"), bounds ("nearly") and what belongs together. */
export class PhraseReader {
  constructor(private readonly rules: RuleTable) {}

  /** Whether a phrase can begin with the token; most can't. */
  begins({ kind, text }: DateToken): boolean {
    if (kind !== 'word' && kind !== 'mark') return true;
    return this.rules.begins(text) || BOUNDED.has(text) || STAGES.has(text) || PART_STARTS.has(text);
  }

  /** The longest date phrase that begins at token `i`. */
  read(t: DateTokens, i: number, depth = 0): Match | undefined {
    const { kind, text } = t.at(i);
    let best = this.rules.read(t, i);
    if (depth < DEEPEST) {
      const inner: Read = (t, i) => this.read(t, i, depth + 1);
      if (BOUNDED.has(text)) best = longer(best, bounded(inner, t, i));
      if (STAGES.has(text)) best = longer(best, staged(inner, t, i));
      if (text === 'the') best = longer(best, withArticle(inner, t, i));
      if (kind === 'part' || PART_STARTS.has(text)) best = longer(best, partOf(inner, t, i));
      if (best) best = extended(t, best, { phrase: inner, rule: (t, i) => this.rules.read(t, i) }, i);
    }
    return best && depth === 0 && UNCERTAIN.has(t.at(i - 1).text) ? uncertain(best) : best;
  }
}

const uncertain = (match: Match): Match =>
  match.meaning.kind === 'calendar'
    ? { ...match, meaning: { ...match.meaning, qualifier: match.meaning.qualifier === '~' ? '%' : '?' } }
    : match;
