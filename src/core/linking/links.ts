import type { Assignment } from './corpusStep';
import type { Link, Reason, Rival } from './entity';
import type { LinkSource } from './linker';
import { insideReason, type ReasonTeller } from './reasons';
import type { SourceEntity, Step } from './sourceEntities';

/** Links of one source, parallel to its mentions; mentions that share all their reasons share one object. */
export function linksOf(
  source: LinkSource,
  entities: readonly SourceEntity[],
  assignments: readonly Assignment[],
  teller: ReasonTeller,
): Link[] {
  const links = new Array<Link>(source.mentions.length);
  entities.forEach((entity, index) => {
    const assignment = assignments[index];
    if (!assignment) return;
    const across = teller.across(source, entity, assignment);
    const name = entity.forms[0]?.text ?? '';
    const rivals = assignment.rivals.map((rival): Rival => ({
      entity: rival.group.id,
      confidence: rival.probability,
      reasons: teller.rival(rival, name, assignment.candidate),
    }));
    const known = new Map<string, Link>();
    entity.mentions.forEach((mention, i) => {
      const step = entity.steps[i] ?? { kind: 'own name' };
      const text = source.contexts[mention]?.name ?? '';
      const key = `${step.kind} ${'by' in step ? step.by : ''} ${text}`;
      let link = known.get(key);
      if (!link) {
        link = linkOf(assignment, step, insideReason(step, text, source), across, rivals);
        known.set(key, link);
      }
      links[mention] = link;
    });
  });
  return links;
}

function linkOf(
  assignment: Assignment,
  step: Step,
  inside: Reason | undefined,
  across: readonly Reason[],
  rivals: readonly Rival[],
): Link {
  const isDecided = step.kind === 'decided';
  return {
    entity: assignment.group.id,
    confidence: isDecided ? 1 : STEP_CONFIDENCE[step.kind] * assignment.confidence,
    reasons: isDecided && inside ? [inside] : inside ? [inside, ...across] : across,
    rivals: isDecided ? [] : rivals,
  };
}

/** Share of right links by kind of evidence inside a source, on the development sets (`npm run accuracy -- linking`). */
const STEP_CONFIDENCE: Readonly<Record<Exclude<Step['kind'], 'decided'>, number>> = {
  'own name': 0.98,
  'same name': 0.98,
  'part of name': 0.95,
  acronym: 0.95,
  equated: 0.97,
  variant: 0.95,
  fuller: 0.95,
  'short name': 0.85,
};
