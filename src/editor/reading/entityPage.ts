import type { Alias } from '../../core/linking/entity';
import { bold, plain } from '../markdown';
import type { Passage } from '../passages';
import { mentionsInWords, sourcesInWords, type Translate } from '../translate';

/** A quotation on an entity page. `T` is where links lead, whatever the caller has for it. */
export interface PageQuotation<T> {
  readonly passage: Passage;
  /** One-based line in its source. */
  readonly line: number;
  readonly target: T;
  /** In words; the date beside the mention, or the source's own. */
  readonly date?: string;
  /** Title of its source; given where the quotations are not grouped by sources. */
  readonly source?: string;
}

export interface PageSection<T> {
  readonly title: string;
  /** A line under the title: the source's date and path. */
  readonly about?: string;
  readonly quotations: readonly PageQuotation<T>[];
}

/** Everything that an entity page says. */
export interface EntityPage<T> {
  readonly label: string;
  /** In the reader's language. */
  readonly type: string;
  readonly decided: boolean;
  readonly mentions: number;
  readonly sources: number;
  readonly notes?: string;
  readonly aliases: readonly Alias[];
  readonly sameAs: readonly string[];
  readonly companions: readonly { readonly label: string; readonly count: number; readonly target: T }[];
  readonly sections: readonly PageSection<T>[];
}

/** A page's Markdown, and which stretches of it (UTF-16 offsets) lead where. */
export interface WrittenPage<T> {
  readonly text: string;
  readonly links: readonly { readonly start: number; readonly end: number; readonly target: T }[];
}

/** Writes an entity page. Its links stand beside the text, not in it, so that the page reads well as it is. */
export function writeEntityPage<T>(page: EntityPage<T>, t: Translate): WrittenPage<T> {
  const writer = new PageWriter<T>();
  const counts = t('{0} in {1}', mentionsInWords(t, page.mentions), sourcesInWords(t, page.sources));
  const status = page.decided ? t('in the registry') : t('suggested');
  writer.line(`# ${plain(page.label)}`).line();
  writer.line(`${plain(page.type)} · ${status} · ${counts}`).line();
  if (page.notes !== undefined) writer.line(`> ${plain(page.notes)}`).line();
  const names = page.aliases.map(({ name, count }) => `${plain(name)} (${count})`);
  if (names.length > 0) writer.line(`${t('Names:')} ${names.join(', ')}`).line();
  if (page.sameAs.length > 0) writer.line(`${t('Elsewhere:')} ${page.sameAs.map(plain).join(', ')}`).line();
  if (page.companions.length > 0) {
    writer.add(`${t('Often together with:')} `);
    page.companions.forEach(({ label, count, target }, at) => {
      writer
        .add(at === 0 ? '' : ', ')
        .linked(plain(label), target)
        .add(` (${count})`);
    });
    writer.line().line();
  }
  for (const { title, about, quotations } of page.sections) {
    writer.line(`## ${plain(title)}`).line();
    if (about !== undefined) writer.line(plain(about)).line();
    for (const quotation of quotations) writeQuotation(writer, quotation, t);
    writer.line();
  }
  return writer.done();
}

function writeQuotation<T>(writer: PageWriter<T>, quotation: PageQuotation<T>, t: Translate): void {
  const { passage, line, target, date, source } = quotation;
  const place = source === undefined ? t('line {0}', line) : t('{0}, line {1}', source, line);
  writer.add('- ');
  if (date !== undefined) writer.add(`${plain(date)} — `);
  writer
    .add(plain(passage.before))
    .linked(bold(passage.exact), target)
    .add(plain(passage.after))
    .line(` (${plain(place)})`);
}

class PageWriter<T> {
  private text = '';
  private readonly links: { start: number; end: number; target: T }[] = [];

  add(text: string): this {
    this.text += text;
    return this;
  }

  line(text = ''): this {
    return this.add(`${text}\n`);
  }

  linked(text: string, target: T): this {
    this.links.push({ start: this.text.length, end: this.text.length + text.length, target });
    return this.add(text);
  }

  done(): WrittenPage<T> {
    return { text: `${this.text.trimEnd()}\n`, links: this.links };
  }
}
