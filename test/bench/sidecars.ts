import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sidecar } from '../../src/core/annotation/annotation';
import { anchorAll } from '../../src/core/annotation/anchoring';
import { followEdits } from '../../src/core/annotation/followEdits';
import { formatSidecar, parseSidecar, sourceRecord } from '../../src/core/annotation/sidecar';
import { updateSuggestions } from '../../src/core/annotation/suggest';
import { NodeFiles } from '../../src/storage/nodeFiles';
import { SidecarStore } from '../../src/storage/sidecarStore';
import { type Bench, medianTime } from './bench';
import { benchTexts } from './texts';

/** The source that the budgets speak of. */
const CHARACTERS = 1_000_000;
const ANNOTATIONS = 20_000;
/** Decisions written one after the other. */
const DECISIONS = 9;

/** A source of 1 MB with 20,000 annotations: loading and anchoring, a keystroke, one decision on disk. */
export const sidecars: Bench = {
  name: 'sidecars',
  async run(report) {
    const text = longText();
    const sidecar = annotated(text);
    const json = formatSidecar(sidecar, text);
    const parse = medianTime(5, () => JSON.parse(json));
    const load = medianTime(5, () => {
      const parsed = parseSidecar(json, text);
      if (parsed.ok) anchorAll(parsed.value.annotations, text);
    });
    const what = `${String(ANNOTATIONS)} annotations, 1 MB`;
    report({ what: `${what}: read`, system: 'JSON.parse alone', value: parse, unit: 'ms' });
    report({
      what: `${what}: read and anchored`,
      system: 'Glossator',
      value: load,
      unit: 'ms',
      budget: 'under 300 ms',
    });
    const middle = CHARACTERS / 2;
    const newText = `${text.slice(0, middle)} some words ${text.slice(middle + 100)}`;
    const again = medianTime(5, () => anchorAll(sidecar.annotations, newText));
    report({ what: `${what}: anchored, text changed`, system: 'Glossator', value: again, unit: 'ms' });
    const spans = sidecar.annotations.flatMap(({ targets }) => targets);
    const follow = medianTime(20, () => followEdits(spans, [{ start: middle, end: middle, inserted: 1 }]));
    report({
      what: `${what}: keystroke followed`,
      system: 'Glossator',
      value: follow,
      unit: 'ms',
      budget: 'under 16 ms',
    });
    const decide = await decisions(sidecar, text);
    report({
      what: `${what}: decision on disk`,
      system: 'Glossator',
      value: decide,
      unit: 'ms',
      budget: 'under 150 ms',
    });
  },
};

function longText(): string {
  const once = benchTexts().join('\n\n');
  return once.repeat(Math.ceil(CHARACTERS / once.length)).slice(0, CHARACTERS);
}

/** Every few words one is annotated. */
function annotated(text: string): Sidecar {
  const words = [...text.matchAll(/\p{L}{2,}/gu)];
  const step = Math.max(1, Math.floor(words.length / ANNOTATIONS));
  const proposals = words
    .filter((_, i) => i % step === 0)
    .slice(0, ANNOTATIONS)
    .map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      content: { kind: 'entity', type: 'person', entity: word.toLowerCase(), label: word } as const,
      confidence: 0.9,
    }));
  return updateSuggestions(undefined, sourceRecord('long.txt', text), text, proposals, 'Glossator');
}

/** Median time from a decision to the whole sidecar on disk. */
async function decisions(sidecar: Sidecar, text: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'glossator-bench-'));
  try {
    const store = new SidecarStore(new NodeFiles(folder));
    let current = (await store.save('long.txt', sidecar, text)).value;
    const times: number[] = [];
    for (let i = 0; i < DECISIONS; i++) {
      const annotations = current.annotations.map((one, at) =>
        at === i * 1000 ? { ...one, status: 'accepted' as const } : one,
      );
      const start = performance.now();
      current = (await store.save('long.txt', { ...current, annotations }, text)).value;
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[Math.floor(DECISIONS / 2)] ?? NaN;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
