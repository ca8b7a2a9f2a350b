import type { EntityType, Mention } from '../recognition/mention';
import type { MentionContext } from './context';
import type { CorpusLinks, Group } from './corpusStep';
import { corpusStep, mainText } from './corpusStep';
import type { Entity, Link, Linking } from './entity';
import type { ParsedName } from './name';
import { parseName } from './name';
import type { Case } from './reasons';
import { reasonsOf, rivalReasons } from './reasons';
import type { Registry } from './registry';
import { emptyRegistry } from './registry';
import type { Form, SourceEntity, Step } from './sourceEntities';
import { sourceStep } from './sourceStep';

/** What the reader decided for one mention. */
export interface LinkDecision {
  /** The entity that this mention names. */
  readonly entity?: string;
  /** Entities that this mention does not name. */
  readonly notEntity?: readonly string[];
}

/** One source as linking sees it. */
export interface LinkSource {
  /** Corpus-relative path. */
  readonly source: string;
  readonly title: string;
  /** EDTF. */
  readonly date?: string;
  /** Sorted by start; those under the recognizer's threshold are left out by the caller. */
  readonly mentions: readonly Mention[];
  /** Parallel to `mentions`. */
  readonly contexts: readonly MentionContext[];
  /** Parallel to `mentions`. */
  readonly decisions?: readonly (LinkDecision | undefined)[];
}

/** Links the mentions of a corpus to entities. Incremental; the result does not depend on the order of updates. */
export class Linker {
  private readonly sources = new Map<
    string,
    { readonly source: LinkSource; readonly entities: readonly SourceEntity[] }
  >();
  private registry: Registry = emptyRegistry;
  /** Names repeat: each is taken apart once. */
  private readonly parsed = new Map<string, ParsedName>();
  private result: Linking | undefined;

  /** Adds a source or takes its new state; only this source is looked at. */
  update(source: LinkSource): void {
    this.sources.set(source.source, { source, entities: sourceStep(source, this.parse) });
    this.result = undefined;
  }

  remove(source: string): void {
    if (this.sources.delete(source)) this.result = undefined;
  }

  setRegistry(registry: Registry): void {
    this.registry = registry;
    this.result = undefined;
  }

  /** The corpus as it is now. The same object as before where nothing changed. */
  link(): Linking {
    this.result ??= this.linkAll();
    return this.result;
  }

  private linkAll(): Linking {
    const ordered = [...this.sources].sort(([a], [b]) => (a < b ? -1 : 1));
    const corpus = corpusStep(
      ordered.map(([path, { entities }]) => ({ path, entities })),
      this.registry,
    );
    const entities = new Map(corpus.groups.map(group => [group.id, entityOf(group, this.registry)]));
    const labelOf = (group: Group): string => entities.get(group.id)?.label ?? group.id;
    const links = new Map<string, readonly Link[]>();
    for (const [path, { source, entities: local }] of ordered) {
      links.set(path, linksOf(source, local, corpus, labelOf));
    }
    return { entities, links };
  }

  private readonly parse = (text: string, type: EntityType): ParsedName => {
    const key = `${type}|${text}`;
    let name = this.parsed.get(key);
    if (!name) {
      name = parseName(text, type);
      this.parsed.set(key, name);
    }
    return name;
  };
}

/** Links of one source; mentions that share all their reasons share one object. */
function linksOf(
  source: LinkSource,
  entities: readonly SourceEntity[],
  corpus: CorpusLinks,
  labelOf: (group: Group) => string,
): Link[] {
  const links = new Array<Link>(source.mentions.length);
  entities.forEach((entity, index) => {
    const assignment = corpus.assignments.get(source.source)?.[index];
    if (!assignment) return;
    const here: Case = { source, entity, assignment, corpus, labelOf };
    const known = new Map<string, Link>();
    const formOf = new Map(
      entity.forms.flatMap(form => form.mentions.map(mention => [mention, form] as const)),
    );
    entity.mentions.forEach((mention, i) => {
      const step = entity.steps[i] ?? { kind: 'own name' };
      const form = formOf.get(mention) ?? entity.forms[0];
      const name = source.contexts[mention]?.name ?? '';
      if (!form) return;
      const key = `${step.kind}|${'by' in step ? step.by : ''}|${name}`;
      let link = known.get(key);
      if (!link) {
        link = linkOf(step, form, name, here);
        known.set(key, link);
      }
      links[mention] = link;
    });
  });
  return links;
}

function linkOf(step: Step, form: Form, name: string, here: Case): Link {
  const { assignment, labelOf } = here;
  return {
    entity: assignment.group.id,
    confidence: step.kind === 'decided' ? 1 : STEP_CONFIDENCE[step.kind] * assignment.confidence,
    reasons: reasonsOf(step, form, name, here),
    rivals: assignment.rivals.map(rival => ({
      entity: rival.group.id,
      confidence: rival.probability,
      reasons: rivalReasons(rival, name, assignment.candidate, labelOf),
    })),
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

function entityOf(group: Group, registry: Registry): Entity {
  const entry = registry.entries.get(group.id);
  const counts = new Map<string, number>();
  const types = new Map<EntityType, number>();
  for (const { entity } of group.occurrences) {
    for (const form of entity.forms) {
      for (const [text, count] of form.texts) counts.set(text, (counts.get(text) ?? 0) + count);
      types.set(form.type, (types.get(form.type) ?? 0) + form.mentions.length);
    }
  }
  const aliases = [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const [type = 'other'] = [...types].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const notes = entry?.notes;
  return {
    id: group.id,
    label: entry?.label ?? (mainText(group.nodes) || aliases[0]?.name || group.id),
    type: entry?.type ?? type,
    aliases,
    decided: entry !== undefined,
    ...(notes === undefined ? {} : { notes }),
    ...(entry && entry.sameAs.length > 0 ? { sameAs: entry.sameAs } : {}),
  };
}
