import { describeMentions } from '../../src/core/linking/context';
import { Linker, type LinkSource } from '../../src/core/linking/linker';
import type { Mention } from '../../src/core/recognition/mention';
import type { Bench } from './bench';

/** Mentions of one made-up source. */
const MENTIONS_A_SOURCE = 100;
const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const SECONDS = 1000;

/** Linking time by corpus size: made-up sources whose names are as frequent as in news (Zipf), with namesakes. */
export const linking: Bench = {
  name: 'linking',
  run(report) {
    let half = NaN;
    for (const size of [...SIZES.slice(0, -1), 500_000, ...SIZES.slice(-1)]) {
      const sources = madeUpCorpus(size / MENTIONS_A_SOURCE);
      const start = performance.now();
      const linker = new Linker();
      for (const source of sources) linker.update(source);
      const { entities } = linker.link();
      const time = performance.now() - start;
      const what = `linking ${size.toLocaleString('en')} mentions`;
      report({
        what,
        system: 'Glossator',
        value: time / SECONDS,
        unit: 's',
        ...(size === 1_000_000 ? { budget: 'under 60 s' } : {}),
      });
      if (size === 1_000_000) {
        report({
          what: `${what}, against half`,
          system: 'Glossator',
          value: time / half,
          unit: 'times',
          budget: 'at most 2.3',
        });
        const [first] = sources;
        const again = performance.now();
        if (first) linker.update({ ...first, title: 'changed' });
        linker.link();
        report({
          what: 'one source changed',
          system: 'Glossator',
          value: (performance.now() - again) / SECONDS,
          unit: 's',
        });
        report({ what, system: 'Glossator', value: entities.size, unit: 'entities' });
      }
      half = time;
    }
    return Promise.resolve();
  },
};

const SYLLABLES =
  'ba be bo da de do fa ga ha ka la le lo ma me mi mo na ne no pa ra re ri ro sa se si ta te ti to va za'.split(
    ' ',
  );
const FORMS = ['full', 'family', 'family', 'full', 'initial'] as const;

/** The same every time: a linear congruential generator (Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function madeUpCorpus(sources: number): LinkSource[] {
  const random = randomNumbers(7);
  const word = (n: number, length: number): string => {
    let rest = n;
    let text = '';
    for (let i = 0; i < length; i++) {
      text += SYLLABLES[rest % SYLLABLES.length] ?? '';
      rest = Math.floor(rest / SYLLABLES.length);
    }
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  /** Rank by Zipf's law over as many names as a corpus of this size has (Heaps' law: the square root of its mentions, times 50). */
  const names = Math.ceil(50 * Math.sqrt(sources * MENTIONS_A_SOURCE));
  const zipf = (): number => Math.floor(Math.exp(random() * Math.log(names)));
  return Array.from({ length: sources }, (_, s): LinkSource => {
    const mentions: Mention[] = [];
    let text = '';
    while (mentions.length < MENTIONS_A_SOURCE) {
      const rank = zipf();
      const kind = rank % 5;
      const given = word(rank * 7 + 13, 2);
      const family = word(Math.floor(rank / 3) * 31 + 5, 3);
      let name =
        kind < 2
          ? given + ' ' + family
          : kind === 2
            ? family + 'ia'
            : family + ' ' + word(rank, 2) + ' Council';
      if (kind < 2) {
        const form = FORMS[Math.floor(random() * FORMS.length)];
        if (form === 'family') name = family;
        if (form === 'initial') name = given.charAt(0) + '. ' + family;
      }
      const start = text.length;
      text += name;
      mentions.push({
        start,
        end: text.length,
        type: kind < 2 ? 'person' : kind === 2 ? 'place' : 'organization',
        confidence: 1,
      });
      text += random() < 0.2 ? '. Then ' : ' met ';
    }
    return { source: `${s}.txt`, title: `${s}`, mentions, contexts: describeMentions(text, mentions) };
  });
}
