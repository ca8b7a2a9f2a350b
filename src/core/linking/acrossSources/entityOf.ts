import type { NameNode } from './corpusNames';
import { mainText } from './mainText';
import type { Entity } from '../entity';
import type { Group } from './group';
import type { RegistryEntry } from '../registry';
import { areOdd, sensesConflict } from '../names/senses';
import { commonest } from '../insideSources/sourceEntities';

/** A group as the reader sees it. */
export function entityOf(group: Group, entry: RegistryEntry | undefined): Entity {
  const { texts, types } = group.written;
  const aliases = [...texts]
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

/** All that links say of a group: while it stays the same, links to it that were made before are still right. */
export function toldOf(group: Group): string {
  const { isSingle, isShared } = group.spread;
  const nodes = group.nodes.map(node => {
    const to = node.joined ? `${node.joined.kind} ${commonest(node.joined.to.texts)}` : '';
    const others = namesakesOf(node).map(({ id }) => id);
    return `${commonest(node.texts)} ${standsElsewhere(node, group)} ${to} ${others.join(' ')}`;
  });
  return [group.id, group.entity?.label, isSingle, isShared, ...nodes].join('\n');
}

/** How a name of a group stands in two sources or more as their most complete one: written alike in all, or in any form of it. */
export function standsElsewhere({ type, name }: NameNode, group: Group): 'alike' | 'in some form' | false {
  const same = group.nodes.filter(node => node.name.key === name.key && node.type === type);
  if (!inTwoSources(same, group)) return false;
  return new Set(same.flatMap(({ texts }) => [...texts.keys()])).size === 1 ? 'alike' : 'in some form';
}

function inTwoSources(nodes: readonly NameNode[], group: Group): boolean {
  let first: string | undefined;
  for (const { occurrences, isOpen } of nodes) {
    for (const { source, choice } of occurrences) {
      if (isOpen && choice?.group !== group) continue;
      first ??= source;
      if (source !== first) return true;
    }
  }
  return false;
}

/** The same name where what sources tell is no one person's, or odd for one: of another group, or of this. */
export function namesakesOf(node: NameNode): NameNode[] {
  const { name, edges } = node;
  const { sense } = name;
  if (!sense) return [];
  return [...edges]
    .map(({ a, b }) => (a === node ? b : a))
    .filter(
      ({ name: { key, sense: other } }) =>
        key === name.key && other && (areOdd(sense, other) || sensesConflict(sense, other, name.parts)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
