import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { link, plain } from '../../../src/editor/markdown';

const renderer = new MarkdownIt({ html: true, linkify: true });

/** The text that a reader sees, if the Markdown makes one paragraph of text and nothing else. */
function shown(markdown: string): string {
  const [open, inline, close, ...more] = renderer.parse(markdown, {});
  if (markdown.trim() === '') return '';
  assert.deepEqual(
    [open?.type, inline?.type, close?.type, more.length],
    ['paragraph_open', 'inline', 'paragraph_close', 0],
  );
  return (inline?.children ?? [])
    .map(token => {
      assert.ok(['text', 'text_special'].includes(token.type), `${markdown} makes a ${token.type}`);
      return token.content;
    })
    .join('');
}

const hostile = [
  '[click](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)>',
  '<https://evil.example>',
  'see https://evil.example or www.evil.example or me@evil.example',
  '![x](https://evil.example/pixel.png)',
  '**bold** _it_ `code` ~~gone~~ $math$ &lt;',
  '- item',
  '1. item',
  '1) item',
  '=====',
  '# heading',
  '> quote',
  '---',
  '| a | b |',
  '\\[not escaped\\](x)',
];

describe('Markdown from text', () => {
  for (const text of hostile) {
    it(`shows ${text} as it is`, () => {
      assert.equal(shown(plain(text)), text);
    });
  }

  it('shows any text as it is, white space aside', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...hostile, '\n', '\t', '*', '[', '](', '://'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
        const text = pieces.join('').replace(/[\0\p{Cc}]/gu, ' ');
        const words = text.replace(/\s+/g, ' ').trim();
        assert.equal(shown(plain(`x ${words}`)), `x ${words}`.trim());
        assert.equal(shown(plain(words)), words);
      }),
    );
  });

  it('leaves plain words readable', () => {
    assert.equal(
      plain('“A paper, not a wreath”: 12-14 May (1974).'),
      '“A paper, not a wreath”: 12-14 May (1974).',
    );
  });

  it('links any text to our own targets', () => {
    const [paragraph] = renderer
      .parse(link('a](b) [c', 'command:x?%5B1%5D'), {})
      .filter(({ type }) => type === 'inline');
    assert.deepEqual(
      paragraph?.children?.map(({ type }) => type).filter(type => !type.startsWith('text')),
      ['link_open', 'link_close'],
    );
  });
});
