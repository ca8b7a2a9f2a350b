import { describeMentions } from '../../src/core/linking/context';
import { Linker, type LinkSource } from '../../src/core/linking/linker';
import type { Mention } from '../../src/core/recognition/mention';
import type { Bench } from './bench';

/** Mentions of one made-up source. */
const MENTIONS_A_SOURCE = 100;
const LARGEST = 1_000_000;
const SIZES = [1_000, 10_000, 100_000, LARGEST / 2, LARGEST];
const CHANGES = 10;
const MICROSECONDS = 1e6;
const BYTES = 1e6;

/** Processor seconds of this process so far, its collector's threads included: fair on a busy machine. */
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROSECONDS;
};

/** Linking time by corpus size: made-up sources whose names are as frequent as in news (Zipf), with namesakes. */
export const linking: Bench = {
  name: 'linking',
  run(report) {
    let half = NaN;
    for (const size of SIZES) {
      const sources = madeUpCorpus(size / MENTIONS_A_SOURCE);
      const what = `linking ${size.toLocaleString('en')} mentions`;
      const say = (name: string, value: number, unit: string, budget?: string): void => {
        report({ what: name, system: 'Glossator', value, unit, ...(budget === undefined ? {} : { budget }) });
      };
      // What smaller corpora left behind is not this one's cost.
      globalThis.gc?.();
      const start = processorSeconds();
      const linker = new Linker();
      for (const source of sources) linker.update(source);
      const { entities } = linker.link();
      const time = processorSeconds() - start;
      say(what, time, 's', size === LARGEST ? 'under 60 s' : undefined);
      if (size === LARGEST) {
        say(`${what}, against half`, time / half, 'times', 'at most 2.3');
        say(what, entities.size, 'entities');
        say('memory in use, sources included', process.memoryUsage().heapUsed / BYTES, 'MB');
      }
      if (size >= LARGEST / 10)
        say(`one source of ${sources.length} changed`, changeOne(linker, sources), 's');
      half = time;
    }
    return Promise.resolve();
  },
};

/** Seconds to take in that one source now says what another says, the mean of some. */
function changeOne(linker: Linker, sources: readonly LinkSource[]): number {
  const start = processorSeconds();
  for (let i = 0; i < CHANGES; i++) {
    const [one, other] = [sources[i], sources[sources.length - 1 - i]];
    if (one && other) linker.update({ ...other, source: one.source });
    linker.link();
  }
  return (processorSeconds() - start) / CHANGES;
}

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

function madeUpCorpus(sources: number): LinkSource[] {
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
