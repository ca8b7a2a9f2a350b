import type { Link, Linking } from '../../../src/core/linking/entity';
import type { LinkSource } from '../../../src/core/linking/linker';

/** A source with its text: what claims are checked against. */
export interface ReadSource extends LinkSource {
  readonly text: string;
}

/** One mention, the entity that a reason speaks of, and everything around. */
interface Case {
  readonly name: string;
  readonly source: ReadSource;
  readonly entity: string;
  readonly link: Link;
  readonly corpus: Reading;
}

type Check = (found: readonly string[], claim: Case) => boolean;

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ı/g, 'i')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s?\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const words = (text: string): string[] => fold(text).split(' ');
const standsOn = (name: string, line: string, { source }: Case): boolean =>
  source.text
    .split('\n')
    .slice(Number(line) - 1)
    .join(' ')
    .replace(/\s+/g, ' ')
    .includes(name) && (source.text.split('\n')[Number(line) - 1] ?? '').includes(name.split(' ')[0] ?? '');
/** Whether the letters are the first ones of words, some of which may be left out. */
const abbreviates = (letters: string, name: string): boolean => {
  const initials = words(name).map(word => word.charAt(0));
  return [...fold(letters)].every(letter => {
    const at = initials.indexOf(letter);
    initials.splice(0, at + 1);
    return at >= 0;
  });
};
const elsewhere = (claim: Case, is: (name: string) => boolean): boolean =>
  claim.corpus.namesOf(claim.entity).some(([path, name]) => path !== claim.source.source && is(name));
const anywhere = (claim: Case, name: string): boolean =>
  claim.corpus.namesOf(claim.entity).some(([, other]) => other === name);
const isWord = (part: string, name: string): boolean => words(name).includes(words(part).pop() ?? '');
/** Words of a description ("Welsh goalkeeper, born 1985") that the text must hold. */
const describes = (description: string, text: string): boolean =>
  (description.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter(word => !/^(?:and|born|died|in)$/.test(word))
    .every(word => text.toLowerCase().includes(word.toLowerCase()));

/** What each reason claims, and how a reader would check it. */
const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [/^the same name stands on line (\d+)$/, ([line = ''], claim) => standsOn(claim.name, line, claim)],
  [
    /^“(.*)” on line (\d+) is another form of the same name$/,
    ([other = '', line = ''], claim) => other !== claim.name && standsOn(other, line, claim),
  ],
  [
    /^part of the full name “(.*)” on line (\d+)$/,
    ([full = '', line = ''], claim) => standsOn(full, line, claim) && isWord(claim.name, full),
  ],
  [
    /^another form of a part of the full name “(.*)” on line (\d+)$/,
    ([full = '', line = ''], claim) => standsOn(full, line, claim) && !isWord(claim.name, full),
  ],
  [
    /^its letters are the initials of “(.*)” on line (\d+)$/,
    ([full = '', line = ''], claim) => standsOn(full, line, claim) && abbreviates(claim.name, full),
  ],
  [
    /^its letters are the initials of “(.*)”$/,
    ([full = ''], claim) => anywhere(claim, full) && abbreviates(claim.name, full),
  ],
  [
    /^the text puts it beside “(.*)” on line (\d+) as the same$/,
    ([other = '', line = ''], claim) => standsOn(other, line, claim),
  ],
  [
    /^another way to write “(.*)” on line (\d+)$/,
    ([other = '', line = ''], claim) => other !== claim.name && standsOn(other, line, claim),
  ],
  [
    /^agrees with the name “(.*)” on line (\d+), which says more or less of it$/,
    ([other = '', line = ''], claim) =>
      standsOn(other, line, claim) && words(other).some(word => words(claim.name).includes(word)),
  ],
  [
    /^a shorter form of “(.*)” on line (\d+)$/,
    ([other = '', line = ''], claim) =>
      standsOn(other, line, claim) && fold(other).length > fold(claim.name).length,
  ],
  [
    /^“(.*)” on line (\d+) is more present here: named more often, nearer or first, or of that title$/,
    ([other = '', line = ''], claim) => standsOn(other, line, claim),
  ],
  [
    /^“(.*)” is named elsewhere too(?:: (.*))?$/,
    ([name = '', told = ''], claim) =>
      elsewhere(claim, other => other === name) && claim.corpus.someText(text => describes(told, text)),
  ],
  [
    /^other sources name “(.*)” too, in this form or another$/,
    ([name = ''], claim) => anywhere(claim, name) && elsewhere(claim, () => true),
  ],
  [
    /^the same name stands elsewhere too$/,
    (_, claim) => elsewhere(claim, other => fold(other).slice(0, 2) === fold(claim.name).slice(0, 2)),
  ],
  [/^mentions of other sources are linked with “(.*)” too$/, (_, claim) => elsewhere(claim, () => true)],
  [
    /^a name written alike stands in this source too$/,
    (_, claim) => claim.corpus.namesOf(claim.entity).length > 1,
  ],
  [
    /^nothing else is linked with “(.*)”$/,
    ([name = ''], claim) => name === claim.name && claim.corpus.namesOf(claim.entity).length === 1,
  ],
  [
    /^first named on line (\d+) of this source; no other source is linked with it$/,
    ([line = ''], claim) =>
      claim.corpus.firstLine(claim.entity, claim.source) === Number(line) && !elsewhere(claim, () => true),
  ],
  [
    /^no source says the full name$/,
    (_, claim) => claim.corpus.namesOf(claim.entity).every(([, name]) => words(name).length <= 2),
  ],
  [
    /^“.*” may also be “(.*)”; the sources do not tell$/,
    ([label = ''], { link, corpus }) => link.rivals.some(({ entity }) => corpus.label(entity) === label),
  ],
  [
    /^part of the name “(.*)”, which stands in full elsewhere$/,
    ([full = ''], claim) => elsewhere(claim, name => name === full) && isWord(claim.name, full),
  ],
  [
    /^another form of a part of the name “(.*)”, which stands in full elsewhere$/,
    ([full = ''], claim) => elsewhere(claim, name => name === full) && !isWord(claim.name, full),
  ],
  [
    /^another source writes “(.*)” for “(.*)”$/,
    ([short = '', full = ''], claim) => short === claim.name && elsewhere(claim, name => name === full),
  ],
  [
    /^agrees with the longer name “(.*)”$/,
    ([full = ''], claim) => anywhere(claim, full) && full !== claim.name,
  ],
  [
    /^“(.*)” here: (.*); elsewhere: (.*)(?:; perhaps two people|, taken for somebody else)$/,
    ([, here = '', there = ''], { source, corpus }) =>
      describes(here, source.text) && corpus.someText(text => text !== source.text && describes(there, text)),
  ],
  [
    /^this source names (.*) too, as sources on “(.*)” do$/,
    ([names = ''], { source, corpus }) =>
      names.split(/, | and /).some(name => corpus.labelsIn(source).includes(name)) ||
      corpus.labelsIn(source).includes(names),
  ],
  [
    /^you decided so$/,
    (_, { source, link }) => source.decisions?.some(made => made?.entity === link.entity) ?? false,
  ],
  [
    /^your registry gives this name to “(.*)”(?:: (.*))?$/,
    ([label = '', told = ''], claim) =>
      claim.corpus.label(claim.entity) === label && claim.corpus.someText(text => describes(told, text)),
  ],
  [/^more sources name “(.*)” in full$/, ([label = ''], { corpus }) => corpus.hasLabel(label)],
  [
    /^“(.*)” and “(.*)”: /,
    ([one = '', other = ''], claim) => one !== other && anywhere(claim, one) && anywhere(claim, other),
  ],
];

/** A corpus with its links, as a reader has it. */
class Reading {
  private readonly names = new Map<string, [string, string][]>();

  constructor(
    readonly sources: readonly ReadSource[],
    private readonly linking: Linking,
  ) {
    for (const { source, contexts } of sources)
      contexts.forEach(({ name }, i) => {
        const entity = this.linksOf(source)[i]?.entity ?? '';
        this.names.set(entity, [...this.namesOf(entity), [source, name]]);
      });
  }

  linksOf(source: string): readonly Link[] {
    return this.linking.links.get(source) ?? [];
  }
  /** Source and name of each of its mentions. */
  namesOf(entity: string): [string, string][] {
    return this.names.get(entity) ?? [];
  }
  label(entity: string): string | undefined {
    return this.linking.entities.get(entity)?.label;
  }
  hasLabel(label: string): boolean {
    return [...this.linking.entities.values()].some(entity => entity.label === label);
  }
  labelsIn({ source }: ReadSource): (string | undefined)[] {
    return this.linksOf(source).map(({ entity = '' }) => this.label(entity));
  }
  firstLine(entity: string, { source, contexts }: ReadSource): number {
    return (contexts[this.linksOf(source).findIndex(link => link.entity === entity)]?.line ?? -1) + 1;
  }
  someText(is: (text: string) => boolean): boolean {
    return this.sources.some(({ text }) => is(text));
  }
}

/** Every reason of every link and rival that a reader would find untrue, or that nothing here can check. */
export function untrueReasons(sources: readonly ReadSource[], linking: Linking): string[] {
  const corpus = new Reading(sources, linking);
  return sources.flatMap(source =>
    source.contexts.flatMap(({ name }, i) => {
      const link = corpus.linksOf(source.source)[i];
      if (!link) return [`${source.source}: no link for ${name}`];
      const told = [
        ...link.reasons.map(({ text }) => ({ text, entity: link.entity ?? '' })),
        ...link.rivals.flatMap(({ entity, reasons }) => reasons.map(({ text }) => ({ text, entity }))),
      ];
      return told.flatMap(({ text, entity }) => {
        const claim = { name, source, entity, link, corpus };
        const [pattern, check] = CHECKS.find(([form]) => form.test(text)) ?? [];
        const isTrue = pattern && check?.(pattern.exec(text)?.slice(1) ?? [], claim);
        return isTrue === true ? [] : [`${source.source}: ${name} -> ${entity}: ${text}`];
      });
    }),
  );
}
