import type { Occurrence } from './corpusNames';
import type { Group } from './group';
import { namedIn, profileSources } from './namings';
import { NumberSet } from './numberSet';
import type { Work } from './work';

/** A source as its neighbourhoods see it. */
export interface NamedSource {
  readonly occurrences: readonly Occurrence[];
  /** Entities named in full, see `namedIn`. */
  named: readonly Group[];
}

/** Beside whom entities are named: what short names are judged by. */
export class Neighbourhoods {
  constructor(
    private readonly sources: ReadonlyMap<string, NamedSource>,
    /** Short and open names that a group is a candidate for. */
    private readonly mayMean: (group: Group) => Iterable<Occurrence>,
  ) {}

  /** Serials of the groups named beside a group. */
  of(group: Group): NumberSet {
    if (!group.neighbours) {
      const sources = profileSources(group);
      const named = sources.map(source => this.sources.get(source)?.named ?? []);
      const serials = new NumberSet(named.reduce((sum, { length }) => sum + length, 0));
      for (const others of named) for (const other of others) if (other !== group) serials.add(other.serial);
      group.neighbours = { sources, serials };
    }
    return group.neighbours.serials;
  }

  /** A group is now named in a source, or no more, or beside others. */
  changed(group: Group, source: string, work: Work): void {
    if (group.neighbours?.sources.includes(source) === true) work.profiles.add(group);
  }

  settle(work: Work): void {
    this.settleNamings(work);
    this.settleProfiles(work);
  }

  /** Who is named in full in the sources, and so beside whom. */
  private settleNamings(work: Work): void {
    for (const source of work.namings) {
      const state = this.sources.get(source);
      if (!state) continue;
      const named = namedIn(state.occurrences);
      if (named.length === state.named.length && named.every((group, i) => group === state.named[i]))
        continue;
      for (const group of new Set([...state.named, ...named])) this.changed(group, source, work);
      state.named = named;
      work.contexts.add(source);
    }
  }

  /** Beside whom groups are named: matters to the sources that name one of those who came or went. */
  private settleProfiles(work: Work): void {
    for (const group of work.groups) {
      if (!group.neighbours) continue;
      const { sources } = group.neighbours;
      const now = profileSources(group);
      if (now.length !== sources.length || now.some((source, i) => source !== sources[i]))
        work.profiles.add(group);
    }
    for (const group of work.profiles) {
      const before = group.neighbours?.serials;
      if (!before) continue;
      group.neighbours = undefined;
      const changed = before.differing(this.of(group));
      if (changed.size === 0) continue;
      for (const occurrence of this.mayMean(group)) {
        const here = this.sources.get(occurrence.source)?.named ?? [];
        if (here.some(({ serial }) => changed.has(serial))) work.choices.add(occurrence);
      }
    }
  }
}
