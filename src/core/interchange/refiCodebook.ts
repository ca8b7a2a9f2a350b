import type { AnnotationContent } from '../annotation/annotation';
import type { ExportEntity } from './format';
import { element, lines, type Xml } from './xml';

/** A code with those below it. */
interface Code {
  readonly guid: string;
  readonly name: string;
  readonly description?: string;
  readonly children: Map<string, Code>;
}

/** Colours for codes, told apart by readers with any colour vision (Okabe and Ito 2008). */
const colors = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#F0E442'];

/** Prefix of the description that says which entity a code is. */
export const ENTITY_CODE = 'Entity: ';

/** The codes of a project: one for each type, and below it one for each entity. */
export class RefiCodebook {
  private readonly types = new Map<string, Code>();

  constructor(private readonly guidOf: (name: string) => string) {}

  /** GUID of the code for what an annotation says. */
  codeFor(content: AnnotationContent, entities: ReadonlyMap<string, ExportEntity> = new Map()): string {
    const type = content.kind === 'entity' ? content.type : content.kind;
    const parent = this.types.get(type) ?? {
      guid: this.guidOf(`type ${type}`),
      name: type,
      children: new Map(),
    };
    this.types.set(type, parent);
    const below =
      content.kind === 'entity' && content.entity !== undefined
        ? {
            id: content.entity,
            name: entities.get(content.entity)?.label ?? content.label ?? content.entity,
            description: `${ENTITY_CODE}${content.entity}`,
          }
        : content.kind === 'date'
          ? { id: content.timex, name: content.timex }
          : undefined;
    if (!below) return parent.guid;
    const { id, ...rest } = below;
    const code = parent.children.get(id) ?? {
      guid: this.guidOf(`code ${type} ${id}`),
      ...rest,
      children: new Map(),
    };
    parent.children.set(id, code);
    return code.guid;
  }

  codes(): Xml[] {
    return [...this.types.values()].map((code, i) => codeElement(code, colors[i % colors.length]));
  }
}

const codeElement = ({ guid, name, description, children }: Code, color: string | undefined): Xml =>
  element(
    'Code',
    { guid, name, isCodable: 'true', color },
    description === undefined ? undefined : element('Description', {}, description),
    lines(
      [...children.values()].map(child => codeElement(child, undefined)),
      '      ',
    ),
  );
