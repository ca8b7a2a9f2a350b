import type { Assignment } from '../acrossSources/group';
import type { Link, Reason, Rival } from '../entity';
import type { LinkSource } from '../linker';
import { insideReason, lessPresentReason, partOfReason } from './insideReasons';
import type { ReasonTeller } from './reasons';
import type { SourceEntity, Step } from '../insideSources/sourceEntities';

/** Links of one source, parallel to its mentions (those of `only` some entities anew, the others as before); mentions that share all their reasons share one object. */
export function linksOf(
  source: LinkSource,
  entities: readonly SourceEntity[],
  assignments: readonly (Assignment | undefined)[],
  teller: ReasonTeller,
  before?: readonly Link[],
  only?: ReadonlySet<number>,
): Link[] {
  const links = before ? [...before] : new Array<Link>(source.mentions.length);
  let entityAt: Map<number, string | undefined> | undefined;
  const namedBy = (mention: number): string | undefined => {
    entityAt ??= new Map(
      entities.flatMap(({ mentions }, i) => mentions.map(one => [one, assignments[i]?.group.id])),
    );
    return entityAt.get(mention);
  };
  entities.forEach((entity, index) => {
    const assignment = assignments[index];
    if (!assignment || only?.has(index) === false) return;
    const across = teller.across(source, entity, assignment);
    const confidence = acrossConfidence(entity, assignment);
    const name = entity.forms[0]?.text ?? '';
    const rivals =
      assignment.rivals.length === 0
        ? NOBODY
        : assignment.rivals.map((rival): Rival => ({
            entity: rival.group.id,
            confidence: rival.probability,
            reasons: teller.rival(rival, name, assignment.candidate),
          }));
    const [mention = 0] = entity.mentions;
    if (entity.mentions.length === 1 && entity.steps[0]?.kind === 'own name' && rivals.length === 0) {
      links[mention] = teller.plainLink(assignment, across, confidence);
      return;
    }
    const known = new Map<string, Link>();
    entity.mentions.forEach((mention, i) => {
      const step = entity.steps[i] ?? { kind: 'own name' };
      const text = source.contexts[mention]?.name ?? '';
      const key = `${step.kind} ${'by' in step ? step.by : ''} ${'share' in step ? step.share : ''} ${text}`;
      let link = known.get(key);
      if (!link) {
        const inside = insideReason(step, text, source);
        const others = referredElse(step, text, source, namedBy, assignment.group.id);
        const all = others.length === 0 ? rivals : [...others, ...rivals];
        link = linkOf(assignment.group.id, step, confidence, inside, across, all);
        known.set(key, link);
      }
      links[mention] = link;
    });
  });
  return links;
}

/** The same without saying why, nor who else might be meant: one link for all mentions of an entity in the source. */
export function plainLinksOf(
  source: LinkSource,
  entities: readonly SourceEntity[],
  assignments: readonly (Assignment | undefined)[],
): Link[] {
  const links = new Array<Link>(source.mentions.length);
  entities.forEach((entity, index) => {
    const assignment = assignments[index];
    if (!assignment) return;
    const confidence = acrossConfidence(entity, assignment);
    const link = { entity: assignment.group.id, confidence, reasons: NO_REASONS, rivals: NOBODY };
    for (const mention of entity.mentions) links[mention] = link;
  });
  return links;
}

const NOBODY: readonly Rival[] = [];
const NO_REASONS: readonly Reason[] = [];

/** Others whom the source names in full and whose last or first name it is too. */
function referredElse(
  step: Step,
  mention: string,
  source: LinkSource,
  namedBy: (mention: number) => string | undefined,
  chosen: string,
): readonly Rival[] {
  if (step.kind !== 'part of name') return NOBODY;
  return step.others.flatMap(({ by, share }): Rival[] => {
    const entity = namedBy(by);
    if (entity === undefined || entity === chosen) return [];
    const reasons = [partOfReason(source, by, mention), lessPresentReason(source, step.by)];
    return [{ entity, confidence: share, reasons }];
  });
}

function linkOf(
  entity: string,
  step: Step,
  across: number,
  inside: Reason | undefined,
  outside: readonly Reason[],
  rivals: readonly Rival[],
): Link {
  const isDecided = step.kind === 'decided';
  return {
    entity,
    confidence: isDecided
      ? 1
      : STEP_CONFIDENCE[step.kind] * across * (step.kind === 'part of name' ? step.share : 1),
    reasons: isDecided && inside ? [inside] : inside ? [inside].concat(outside) : outside,
    rivals: isDecided ? [] : rivals,
  };
}

/**
 * Share of right links by kind of evidence inside a source: gold mentions of the development sets (ecbplus, elevant, gum,
 * redocred; 6,800 links), each against the mention that it answers to. A name that stands for itself is sure.
 */
const STEP_CONFIDENCE: Readonly<Record<Exclude<Step['kind'], 'decided'>, number>> = {
  'own name': 1,
  'same name': 0.94,
  'part of name': 0.9,
  acronym: 0.97,
  equated: 0.89,
  variant: 0.67,
  fuller: 0.86,
  'short name': 0.75,
};

/** Share of right links of one name across sources, measured likewise: full names, and short ones that no source explains. */
const ACROSS_CONFIDENCE = { full: 0.93, short: 0.88 } as const;

/** How sure the source's entity is that of the corpus. */
function acrossConfidence(entity: SourceEntity, { candidate, confidence, group }: Assignment): number {
  if (candidate || entity.decided !== undefined) return confidence;
  return (
    confidence *
    (group.spread.isSingle ? 1 : entity.isShort ? ACROSS_CONFIDENCE.short : ACROSS_CONFIDENCE.full)
  );
}
