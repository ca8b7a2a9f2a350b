import * as vscode from 'vscode';
import type { ForeignMention } from '../../core/corpus/otherProposals';
import type { Log } from '../../core/corpus/files';
import type { Recognizer } from '../glossator';

/** A recognizer that takes longer for one source, in milliseconds, is passed over for it: the reader is waiting. */
const PATIENCE = 10_000;

/** The recognizers that other extensions added through our API. */
export class OtherRecognizers {
  private readonly recognizers = new Map<string, Recognizer>();

  constructor(
    private readonly log: Log,
    /** All sources have to be analysed again. */
    private readonly onChange: () => void,
  ) {}

  /** @throws Error where the identifier is empty or taken. */
  register(recognizer: Recognizer): vscode.Disposable {
    const { id } = recognizer;
    if (typeof id !== 'string' || id === '') throw new Error('a recognizer needs an id');
    if (this.recognizers.has(id)) throw new Error(`a recognizer "${id}" is registered already`);
    this.recognizers.set(id, recognizer);
    this.onChange();
    return new vscode.Disposable(() => {
      if (this.recognizers.delete(id)) this.onChange();
    });
  }

  /** What they propose for one source. One that fails or is too slow is logged and passed over. */
  async propose(uri: vscode.Uri, text: string): Promise<ForeignMention[]> {
    const proposed = await Promise.all(
      [...this.recognizers.values()].map(async recognizer => {
        try {
          const mentions = await withinTime(recognizer.recognize(text, { uri: uri.toString() }));
          return mentions.map(({ start, end, type, confidence }) => ({
            start,
            end,
            type: String(type),
            confidence,
            recognizer: recognizer.title,
          }));
        } catch (error) {
          this.log.error(`the recognizer "${recognizer.id}" failed on ${uri.toString(true)}`, error);
          return [];
        }
      }),
    );
    return proposed.flat();
  }
}

async function withinTime<T>(work: PromiseLike<T> | T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
