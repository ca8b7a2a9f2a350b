import nlp from 'compromise';
import type { Mention } from '../../src/core/recognition/mention';
import { paragraphs } from '../../src/core/text/paragraphs';

interface Found {
  readonly offset?: { readonly start: number; readonly length: number };
}

/** What compromise alone finds: its people, places and organizations, without punctuation, article and possessive. */
export function compromiseMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const paragraph of paragraphs(text)) {
    const doc = nlp(text.slice(paragraph.start, paragraph.end));
    for (const [type, view] of [
      ['person', doc.people()],
      ['place', doc.places()],
      ['organization', doc.organizations()],
    ] as const) {
      for (const { offset } of view.json({ offset: true }) as Found[]) {
        if (!offset) continue;
        const written = text.slice(
          paragraph.start + offset.start,
          paragraph.start + offset.start + offset.length,
        );
        const inner = /^(?:[^\p{L}\p{N}]*(?:the\s+)?)(.*?)(?:['’]s)?[^\p{L}\p{N}]*$/isu.exec(written);
        const name = inner?.[1] ?? '';
        if (name === '') continue;
        const start = paragraph.start + offset.start + written.indexOf(name);
        mentions.push({ start, end: start + name.length, type, confidence: 1 });
      }
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}
