import type { Annotation, AnnotationContent, CodePointSidecar, Sidecar } from './annotation';
import { sha256Hex } from './hash';
import { CodePoints } from '../text/codePoints';
import type { Span } from '../text/span';

/** What a quick fix does; the editor carries it out. */
export type Fix =
  | { readonly kind: 'set span'; readonly annotation: string; readonly span: Span }
  | { readonly kind: 'set type'; readonly annotations: readonly string[]; readonly type: string }
  | { readonly kind: 'annotate'; readonly spans: readonly Span[]; readonly content: AnnotationContent }
  | { readonly kind: 'remove entity'; readonly annotation: string }
  | { readonly kind: 'anchor again'; readonly annotation?: string }
  | { readonly kind: 'delete'; readonly annotation: string };

/** Something a check found. */
export interface Finding {
  readonly kind:
    | 'invalid item'
    | 'duplicate id'
    | 'outside the text'
    | 'wrong quote'
    | 'source changed'
    | 'conflict'
    | 'dangling link'
    | 'two types'
    | 'unmarked repeat'
    | 'cut word'
    | 'outer blanks'
    | 'missing entity';
  /** Errors make `glossator check` fail; warnings are advice about decisions. */
  readonly severity: 'error' | 'warning';
  readonly annotation?: string;
  /** UTF-16 units of the source's text as it is now; absent where it has no place in it. */
  readonly span?: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** What can be checked of a sidecar by itself: structure, ids, bounds and the lengths of quotes. */
export function checkStructure({ sidecar }: CodePointSidecar): Finding[] {
  const { annotations, foreign = [], source } = sidecar;
  const findings = foreign.map(item =>
    error('invalid item', `An item is no valid annotation: ${excerpt(item)}`),
  );
  if (!/^[0-9a-f]{64}$/.test(source.sha256)) {
    findings.push(error('invalid item', 'The source’s sha256 is not a hexadecimal SHA-256.'));
  }
  const ids = new Set<string>();
  for (const { id, targets } of annotations) {
    if (ids.has(id))
      findings.push(error('duplicate id', `Two annotations have the id ${id}.`, { annotation: id }));
    ids.add(id);
    for (const { start, end, exact } of targets) {
      if (end > source.characters) {
        const message = `“${shorten(exact)}” ends at ${String(end)}, behind the text’s end at ${String(source.characters)}.`;
        findings.push(error('outside the text', message, { annotation: id }));
      } else if (new CodePoints(exact).length !== end - start) {
        const message = `“${shorten(exact)}” does not have the ${String(end - start)} characters that its position says.`;
        findings.push(error('wrong quote', message, { annotation: id }));
      }
    }
  }
  return [...findings, ...checkLinks(annotations, ids)];
}

function checkLinks(annotations: readonly Annotation[], ids: ReadonlySet<string>): Finding[] {
  return annotations.flatMap(({ id, content, conflict }): Finding[] => {
    const fixes: Fix[] = [{ kind: 'delete', annotation: id }];
    const findings: Finding[] = [];
    if (content.kind === 'link' && !(ids.has(content.from) && ids.has(content.to))) {
      const message = `The link “${content.label}” leads to an annotation that is not there.`;
      findings.push({ kind: 'dangling link', severity: 'error', annotation: id, message, fixes });
    }
    if (conflict !== undefined) {
      const message = 'Two people decided differently here; one of the versions has to be chosen.';
      findings.push({ kind: 'conflict', severity: 'warning', annotation: id, message, fixes });
    }
    return findings;
  });
}

/** Whether every anchor is where it says in the source's text, and the text is the one the sidecar was written for. */
export function checkAnchors(sidecar: Sidecar, text: string): Finding[] {
  const findings: Finding[] = [];
  const { sha256, characters } = sidecar.source;
  if (characters !== new CodePoints(text).length || sha256 !== sha256Hex(text)) {
    const message = 'The source has changed since its sidecar was written.';
    findings.push({ kind: 'source changed', severity: 'error', message, fixes: [{ kind: 'anchor again' }] });
  }
  for (const { id, targets } of sidecar.annotations) {
    for (const { start, end, exact } of targets) {
      const fixes: Fix[] = [{ kind: 'anchor again', annotation: id }];
      if (end > text.length) {
        const message = `“${shorten(exact)}” is said to stand behind the end of the text.`;
        findings.push({ kind: 'outside the text', severity: 'error', annotation: id, message, fixes });
      } else if (end - start !== exact.length || !text.startsWith(exact, start)) {
        const message = `“${shorten(exact)}” is not what stands there: “${shorten(text.slice(start, end))}”.`;
        findings.push({
          kind: 'wrong quote',
          severity: 'error',
          annotation: id,
          span: { start, end },
          message,
          fixes,
        });
      }
    }
  }
  return findings;
}

const error = (kind: Finding['kind'], message: string, where: { annotation?: string } = {}): Finding => ({
  kind,
  severity: 'error',
  message,
  fixes: where.annotation === undefined ? [] : [{ kind: 'delete', annotation: where.annotation }],
  ...where,
});

/** Characters of a quotation or item that a message shows. */
const SHOWN = 60;
export const shorten = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= SHOWN ? flat : `${flat.slice(0, SHOWN)}…`;
};
const excerpt = (item: unknown): string => shorten(JSON.stringify(item) ?? '');
