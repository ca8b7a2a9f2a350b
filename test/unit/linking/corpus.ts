import { describeMentions } from '../../../src/core/linking/context';
import { Linker, type LinkDecision, type LinkSource } from '../../../src/core/linking/linker';
import type { Registry } from '../../../src/core/linking/registry';
import type { Mention } from '../../../src/core/recognition/mention';

const TYPES: Readonly<Record<string, string>> = {
  p: 'person',
  o: 'organization',
  l: 'place',
  g: 'group',
  e: 'event',
  x: 'other',
};

/** `[p Khalifa Haftar] met [p Munir]`: a source with its mentions marked; one letter for the type. */
export function source(
  path: string,
  marked: string,
  decisions?: readonly (LinkDecision | undefined)[],
): LinkSource {
  return { ...readable(path, marked), ...(decisions ? { decisions } : {}) };
}

/** The same with the text that it was made of. */
export function readable(path: string, marked: string): LinkSource & { readonly text: string } {
  const mentions: Mention[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([poglex]) ([^\]]+)\]/g)) {
    text += marked.slice(at, match.index);
    const name = match[2] ?? '';
    mentions.push({
      start: text.length,
      end: text.length + name.length,
      type: TYPES[match[1] ?? ''] ?? 'other',
      confidence: 1,
    });
    text += name;
    at = match.index + match[0].length;
  }
  text += marked.slice(at);
  const contexts = describeMentions(text, mentions);
  return { source: path, title: path, text, mentions, contexts };
}

/** Links sources (`path: marked text`) and gives, by path, `name -> entity` for each mention. */
export function linked(
  sources: Readonly<Record<string, string>> | readonly LinkSource[],
  registry?: Registry,
): Record<string, string[]> {
  const list = Array.isArray(sources)
    ? (sources as readonly LinkSource[])
    : Object.entries(sources as Readonly<Record<string, string>>).map(([path, marked]) =>
        source(path, marked),
      );
  const linker = new Linker();
  if (registry) linker.setRegistry(registry);
  for (const one of list) linker.update(one);
  const { links } = linker.link();
  return Object.fromEntries(
    list.map(({ source: path, contexts }) => [
      path,
      contexts.map(({ name }, i) => `${name} -> ${links.get(path)?.[i]?.entity ?? '?'}`),
    ]),
  );
}
