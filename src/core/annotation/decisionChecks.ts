import type { Annotation, AnnotationContent, Target } from './annotation';
import { type Finding, type Fix, shorten } from './checks';
import { findRepeats } from './repeats';
import { wholeWords } from './wholeWords';
import { compareSpans, type Span } from '../text/span';

/** One decided annotation of a name or date with one of its targets. */
interface Decided {
  readonly annotation: Annotation;
  readonly target: Target;
}

/**
 * Advice about what a person decided (suggestions are not looked at): one string under two types, a decided name that
 * is not marked elsewhere, spans cut inside a word or with outer blanks, links to an entity that is not there.
 * `hasEntity` tells which entity ids exist.
 */
export function checkDecisions(
  annotations: readonly Annotation[],
  text: string,
  hasEntity: (id: string) => boolean = () => true,
): Finding[] {
  const decided = annotations
    .filter(
      ({ status, content }) =>
        status === 'accepted' && (content.kind === 'entity' || content.kind === 'date'),
    )
    .flatMap(annotation => annotation.targets.map(target => ({ annotation, target })))
    .filter(({ target }) => text.startsWith(target.exact, target.start));
  return [
    ...decided.flatMap(one => checkExtent(one, text)),
    ...decided.flatMap(one => checkEntity(one, hasEntity)),
    ...checkTypes(decided),
    ...checkRepeats(decided, annotations, text),
  ];
}

function checkExtent({ annotation, target }: Decided, text: string): Finding[] {
  const { exact, start, end } = target;
  const inner = {
    start: start + (exact.length - exact.trimStart().length),
    end: start + exact.trimEnd().length,
  };
  const finding = (kind: Finding['kind'], message: string, span: Span): Finding => ({
    kind,
    severity: 'warning',
    annotation: annotation.id,
    span: { start, end },
    message,
    fixes: [{ kind: 'set span', annotation: annotation.id, span }],
  });
  if (inner.end <= inner.start) return [];
  if (inner.start !== start || inner.end !== end) {
    return [finding('outer blanks', `“${shorten(exact)}” begins or ends with blanks.`, inner)];
  }
  const whole = wholeWords(text, target);
  if (whole.start === start && whole.end === end) return [];
  const words = text.slice(whole.start, whole.end);
  return [finding('cut word', `“${shorten(exact)}” is cut out of “${shorten(words)}”.`, whole)];
}

function checkEntity({ annotation, target }: Decided, hasEntity: (id: string) => boolean): Finding[] {
  const { content, id } = annotation;
  if (content.kind !== 'entity' || content.entity === undefined || hasEntity(content.entity)) return [];
  return [
    {
      kind: 'missing entity',
      severity: 'warning',
      annotation: id,
      span: { start: target.start, end: target.end },
      message: `“${shorten(target.exact)}” is linked to “${content.entity}”, which is not there.`,
      fixes: [{ kind: 'remove entity', annotation: id }],
    },
  ];
}

/** The same string decided under several types: one finding for each of the rarer ones. */
function checkTypes(decided: readonly Decided[]): Finding[] {
  const byName = new Map<string, Map<string, Decided[]>>();
  for (const one of decided) {
    const types = byName.get(one.target.exact) ?? new Map<string, Decided[]>();
    byName.set(one.target.exact, types);
    const type = typeOf(one.annotation.content);
    const list = types.get(type);
    if (list) list.push(one);
    else types.set(type, [one]);
  }
  return [...byName].flatMap(([name, types]) => {
    const [usual, ...rarer] = [...types].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    if (!usual) return [];
    return rarer.flatMap(([type, list]) =>
      list.map(({ annotation, target }): Finding => {
        const toUsual: Fix = { kind: 'set type', annotations: [annotation.id], type: usual[0] };
        return {
          kind: 'two types',
          severity: 'warning',
          annotation: annotation.id,
          span: { start: target.start, end: target.end },
          message: `“${shorten(name)}” is ${type} here and ${usual[0]} elsewhere.`,
          fixes: usual[0] === 'date' || type === 'date' ? [] : [toUsual],
        };
      }),
    );
  });
}

const typeOf = (content: AnnotationContent): string =>
  content.kind === 'entity' ? content.type : content.kind;

/** Names that were decided and stand elsewhere without any annotation on them. */
function checkRepeats(decided: readonly Decided[], all: readonly Annotation[], text: string): Finding[] {
  const covered = all
    .flatMap(({ targets }) => targets)
    .sort(compareSpans)
    .reduce<{ start: number; end: number }[]>((spans, { start, end }) => {
      const last = spans.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else spans.push({ start, end });
      return spans;
    }, []);
  const names = new Map<string, Annotation>();
  for (const { annotation, target } of decided) {
    if (annotation.content.kind === 'entity' && !names.has(target.exact)) names.set(target.exact, annotation);
  }
  const repeats = findRepeats(names.keys(), text, covered);
  return [...names].flatMap(([name, { content, id }]) => {
    const spans = repeats.get(name);
    const [first] = spans ?? [];
    if (!spans || !first) return [];
    const times = spans.length === 1 ? 'once more' : `${String(spans.length)} more times`;
    return [
      {
        kind: 'unmarked repeat',
        severity: 'warning',
        annotation: id,
        span: first,
        message: `“${shorten(name)}” stands in the text ${times} without an annotation.`,
        fixes: [{ kind: 'annotate', spans, content }],
      },
    ];
  });
}
