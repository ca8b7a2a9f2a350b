import type { LinkSource } from '../linker';
import type { SourceForms } from './sourceForms';

/** Mentions of one cluster that the reader's decisions treat alike. */
export interface DecidedPart {
  readonly mentions: readonly number[];
  /** The entity decided on. */
  readonly decided?: string;
  /** Entities ruled out, sorted; what is ruled out for one mention holds for that mention only. */
  readonly ruledOut: readonly string[];
}

const NOTHING: readonly string[] = [];

/**
 * Parts a cluster where the reader gave its mentions to different entities. Mentions without a decision follow the
 * nearest decided one before them (else the first after) that has the same name or a full name: a decision on a short
 * name says nothing of the full names beside it. The part without any decision comes first.
 */
export function splitByDecision(
  source: LinkSource,
  names: SourceForms,
  mentions: readonly number[],
): DecidedPart[] {
  const { decisions } = source;
  if (!decisions?.some(decision => decision !== undefined)) return [{ mentions, ruledOut: NOTHING }];
  const followers = new Followers(source, names, mentions);
  const parts = new Map<string, { mentions: number[]; decided?: string; ruledOut: readonly string[] }>();
  for (const i of mentions) {
    const decided = followers.entityOf(i);
    const ruledOut = decided === undefined ? [...(decisions[i]?.notEntity ?? [])].sort() : [];
    const key = `${decided ?? ''}\n${ruledOut.join('\n')}`;
    const part = parts.get(key);
    if (part) part.mentions.push(i);
    else parts.set(key, { mentions: [i], ruledOut, ...(decided === undefined ? {} : { decided }) });
  }
  const rank = (part: DecidedPart): number =>
    Number(part.decided !== undefined) + 2 * Number(part.ruledOut.length > 0);
  return [...parts.values()].sort((a, b) => rank(a) - rank(b));
}

/** What each mention of a cluster follows, in one pass each way. */
class Followers {
  private readonly entities = new Map<number, string>();

  constructor(source: LinkSource, names: SourceForms, mentions: readonly number[]) {
    const anyFull = mentions.some(i => !names.isShort(names.formOf[i] ?? 0));
    const pass = (order: readonly number[]): void => {
      const ofForm = new Map<number, { at: number; entity: string }>();
      let ofAll: { at: number; entity: string } | undefined;
      for (const i of order) {
        const form = names.formOf[i] ?? 0;
        const entity = source.decisions?.[i]?.entity;
        if (entity !== undefined) {
          const decision = { at: i, entity };
          ofForm.set(form, decision);
          if (!anyFull || !names.isShort(form)) ofAll = decision;
          this.entities.set(i, entity);
          continue;
        }
        const own = ofForm.get(form);
        const nearest =
          own && ofAll ? (Math.abs(i - own.at) <= Math.abs(i - ofAll.at) ? own : ofAll) : (own ?? ofAll);
        if (nearest && !this.entities.has(i)) this.entities.set(i, nearest.entity);
      }
    };
    pass(mentions);
    pass([...mentions].reverse());
  }

  entityOf(mention: number): string | undefined {
    return this.entities.get(mention);
  }
}
