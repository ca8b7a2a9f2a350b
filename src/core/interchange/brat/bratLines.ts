import type { Comment, Target } from '../../annotation/annotation';
import { BRAT_DETAILS, overLines } from './brat';
import { carriedTarget } from '../foreign';
import { ImportError, type ImportProblem } from '../format';
import { parsedObject } from '../items';
import { OffsetScale } from '../scale';

export interface TextBound {
  readonly label: string;
  readonly targets: readonly Target[];
}

export interface Relation {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** An id that a line names. */
interface Pointer {
  readonly to: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of an `.ann` file by what they are about; what is said of an event is said of its trigger. */
export class BratLines {
  readonly problems: ImportProblem[] = [];
  private readonly ids = new Set<string>();
  private readonly pointers: Pointer[] = [];
  readonly textBounds = new Map<string, TextBound>();
  readonly relations = new Map<string, Relation>();
  /** An event's trigger by the event's id. */
  readonly triggers = new Map<string, string>();
  readonly attributes = new Map<string, Map<string, string>>();
  readonly references = new Map<string, { base: string; id: string; words: string }[]>();
  readonly comments = new Map<string, Comment[]>();
  readonly details = new Map<string, string>();
  /** Code points of the text. */
  readonly scale: OffsetScale;

  constructor(
    private readonly file: string,
    private readonly text: string,
    content: string,
  ) {
    this.scale = new OffsetScale(text, 'code points', 'kept');
    content.split('\n').forEach((line, i) => {
      if (line.trim() !== '') this.line(line, i + 1);
    });
    for (const { to, line, column } of this.pointers) {
      if (!this.ids.has(to)) this.problems.push({ message: `there is no ${to} in the file`, line, column });
    }
    // What is said of an event is said of its trigger.
    for (const [event, trigger] of this.triggers) {
      for (const [type, value] of this.attributes.get(event) ?? [])
        append(this.attributes, trigger, new Map<string, string>(), map => map.set(type, value));
      append(this.comments, trigger, [], list => list.push(...(this.comments.get(event) ?? [])));
    }
  }

  private line(line: string, number: number): void {
    const fail = (reason: string, column = 1): never => {
      throw new ImportError(reason, this.file, number, column);
    };
    const [id = '', data = '', ...rest] = line.split('\t');
    const tail = rest.join('\t');
    const [type = '', target = '', ...others] = data.split(' ');
    if (id === '*') {
      for (const to of others.filter(Boolean))
        this.relations.set(`*${number}:${to}`, { label: type, from: target, to, line: number });
      return;
    }
    if (!/^[TREAMN#][^\s]*\d+$/.test(id) || data === '') fail('this is no line of brat standoff');
    if (this.ids.has(id)) fail(`the id ${id} occurs twice`);
    this.ids.add(id);
    const column = id.length + 2;
    if (/^[AMN#]/.test(id)) this.pointers.push({ to: target, line: number, column });
    switch (id.charAt(0)) {
      case 'T':
        this.textBounds.set(id, { label: type, targets: this.targetsOf(data, tail, column, fail) });
        break;
      case 'R': {
        const [from, to] = [target, ...others].map(argument => argument.split(':')[1]);
        if (!from || !to) fail('a relation must have two arguments', column);
        else this.relations.set(id, { label: type, from, to, line: number });
        break;
      }
      case 'E': {
        const [label = '', trigger] = type.split(':');
        if (!trigger) return fail('an event must have a trigger', column);
        this.triggers.set(id, trigger);
        this.pointers.push({ to: trigger, line: number, column });
        for (const argument of [target, ...others].filter(Boolean)) {
          const [role = label, to] = argument.split(':');
          if (to) this.relations.set(`${id}:${role}:${to}`, { label: role, from: id, to, line: number });
        }
        break;
      }
      case 'A':
      case 'M':
        append(this.attributes, target, new Map(), map => map.set(type, others.join(' ')));
        break;
      case 'N': {
        const [base = '', ...reference] = others.join(' ').split(':');
        append(this.references, target, [], list =>
          list.push({ base, id: decoded(reference.join(':')), words: tail }),
        );
        if ((this.references.get(target)?.length ?? 0) > 1)
          this.problems.push({
            message: `only the first reference of ${target} is read`,
            line: number,
            column,
          });
        break;
      }
      default:
        if (type === BRAT_DETAILS) {
          if (!parsedObject(tail))
            fail('the details of this annotation are broken', line.length - tail.length + 1);
          this.details.set(target, tail);
        } else append(this.comments, target, [], list => list.push({ text: tail }));
    }
  }

  private targetsOf(
    data: string,
    words: string,
    column: number,
    fail: (reason: string, column?: number) => never,
  ): Target[] {
    const places = data.slice(data.indexOf(' ') + 1);
    const targets = places.split(';').map(place => {
      const [, start, end] = /^(\d{1,15}) (\d{1,15})\s*$/.exec(place) ?? [];
      if (start === undefined || end === undefined)
        return fail('the offsets must be two whole numbers', column);
      if (Number(end) < Number(start) || Number(end) > this.scale.length) {
        return fail(`the span ${start}-${end} does not lie in the text`, column);
      }
      return carriedTarget(this.text, {
        start: this.scale.toSource(Number(start)),
        end: this.scale.toSource(Number(end)),
      });
    });
    const found = targets.map(({ exact }) => exact).join(' ');
    if (words !== '' && flat(found) !== flat(words)) {
      fail(`the text has “${found.slice(0, SHOWN)}” in this place, not “${words.slice(0, SHOWN)}”`, column);
    }
    return overLines(this.text, targets).map(span => carriedTarget(this.text, span));
  }
}

/** Characters of a text that a message shows. */
const SHOWN = 40;

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function append<T>(map: Map<string, T>, key: string, empty: T, change: (value: T) => unknown): void {
  const value = map.get(key) ?? empty;
  change(value);
  map.set(key, value);
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
