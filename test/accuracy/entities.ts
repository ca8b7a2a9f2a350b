import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entityTypes, type Mention } from '../../src/core/recognition/mention';
import { loadModel, type Model } from '../../src/core/recognition/model';
import { NameRecognizer, SUGGESTION_THRESHOLD } from '../../src/core/recognition/recognizer';
import { compromiseMentions } from './compromiseBaseline';
import { developmentSets, type DevelopmentSet } from './developmentSets';
import { EntityScores } from './entityScores';
import type { Figure, Measurement } from './figures';
import { heldOutModel } from './training/heldOutModel';

/** Texts that the model which ships has learnt from are read by its twin, which has not. */
type Recognizers = (set: DevelopmentSet) => { recognize(text: string): readonly Mention[] };

/** Steps of the reliability table. */
const CONFIDENCE_STEPS = [0.12, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001];

/** Typed exact-span F1 on the development sets, beside compromise alone; what each evidence adds; whether confidences hold. */
export const entities: Measurement = {
  name: 'entities',
  run(report) {
    const shipped = readFileSync(join(__dirname, '../../media/model/recognition.bin'));
    const model = loadModel(shipped);
    const twin = loadModel(heldOutModel(shipped));
    const sets = developmentSets();
    const recognizers: Recognizers = set => new NameRecognizer(set.isTrainedOn ? twin : model);
    measure(sets, 'Glossator', recognizers, report);
    measure(sets, 'compromise', () => ({ recognize: compromiseMentions }), report);
    for (const [system, ablated] of ablations) {
      measure(sets, system, set => new NameRecognizer(ablated(set.isTrainedOn ? twin : model)), report, true);
    }
    reliability(sets, recognizers, report);
    return Promise.resolve();
  },
};

/** What can be left out without training anew; the other ablations are in the model card (`npm run train -- --ablations`). */
const ablations: readonly (readonly [string, (model: Model) => Model])[] = [
  ['without the second reading', model => ({ ...model, evidence: new Float64Array(0) })],
];

function measure(
  sets: readonly DevelopmentSet[],
  system: string,
  recognizers: Recognizers,
  report: (figure: Figure) => void,
  totalOnly = false,
): void {
  for (const set of sets) {
    const { name, documents } = set;
    const recognizer = recognizers(set);
    const scores = new EntityScores();
    for (const document of documents) {
      const shown = recognizer
        .recognize(document.text)
        .filter(mention => mention.confidence >= SUGGESTION_THRESHOLD);
      scores.add(document, shown);
    }
    report({
      set: name,
      measure: 'typed exact F1, person, organization and place',
      system,
      value: scores.f1(['person', 'organization', 'place']),
    });
    if (totalOnly) continue;
    for (const type of entityTypes) {
      if (scores.count(type) > 0)
        report({ set: name, measure: `typed exact F1, ${type}`, system, value: scores.f1([type]) });
    }
  }
}

/** Of the mentions with a confidence in a range, how many are right; over all sets together. */
function reliability(
  sets: readonly DevelopmentSet[],
  recognizers: Recognizers,
  report: (figure: Figure) => void,
): void {
  const bins = CONFIDENCE_STEPS.slice(1).map(() => ({ right: 0, all: 0, confidence: 0 }));
  for (const set of sets) {
    const recognizer = recognizers(set);
    for (const document of set.documents) {
      const right = EntityScores.judge(document);
      for (const mention of recognizer.recognize(document.text)) {
        const verdict = right(mention);
        const bin = bins[CONFIDENCE_STEPS.findIndex(step => mention.confidence < step) - 1];
        if (verdict === undefined || !bin) continue;
        bin.all++;
        bin.confidence += mention.confidence;
        if (verdict) bin.right++;
      }
    }
  }
  for (const { right, all, confidence } of bins) {
    if (all === 0) continue;
    const mean = ((100 * confidence) / all).toFixed(0);
    report({
      set: 'all development sets',
      measure: `right, of ${all} with mean confidence ${mean} %`,
      system: 'Glossator',
      value: (100 * right) / all,
    });
  }
}
