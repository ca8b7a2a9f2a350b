import type { Annotation, AnnotationContent } from '../../annotation/annotation';
import type { ExportEntity } from '../format';
import { element, lines, type Xml } from '../xml';

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

/** Name of the code for what was rejected; prefix of the descriptions that say which type each code below it is. */
const REJECTED = 'rejected';
export const REJECTED_CODE = 'Rejected: ';

/**
 * The codes of a project: one for each type, and below it one for each entity; beside them one for what was rejected, and
 * below it one for each type, so that nobody counts that with the rest.
 */
export class RefiCodebook {
  private readonly types = new Map<string, Code>();
  private readonly rejected = new Map<string, Code>();

  constructor(private readonly guidOf: (name: string) => string) {}

  /** GUID of the code for what an annotation says. */
  codeFor({ content, status }: Annotation, entities: ReadonlyMap<string, ExportEntity> = new Map()): string {
    const type = codeName(content);
    if (status === 'rejected') return this.rejectedCode(type);
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

  private rejectedCode(type: string): string {
    const code = this.rejected.get(type) ?? {
      guid: this.guidOf(`rejected ${type}`),
      name: type,
      description: `${REJECTED_CODE}${type}`,
      children: new Map(),
    };
    this.rejected.set(type, code);
    return code.guid;
  }

  codes(): Xml[] {
    const rejected: Code = { guid: this.guidOf('rejected'), name: REJECTED, children: this.rejected };
    return [...this.types.values(), ...(this.rejected.size > 0 ? [rejected] : [])].map((code, i) =>
      codeElement(code, colors[i % colors.length]),
    );
  }
}

/** The name of the top code for a content. */
export const codeName = (content: AnnotationContent): string =>
  content.kind === 'entity' ? content.type : content.kind;

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
