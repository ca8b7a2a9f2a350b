import { CONTEXT_LENGTH, type Target } from './annotation';
import type { Span } from '../text/span';

/** A target on a span of the text, with its quote and context. */
export function targetAt(text: string, { start, end }: Span): Target {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: contextBefore(text, start),
    suffix: contextAfter(text, end),
  };
}

/** Up to `CONTEXT_LENGTH` units before `offset`; a surrogate pair is not cut. */
function contextBefore(text: string, offset: number): string {
  const start = Math.max(0, offset - CONTEXT_LENGTH);
  return text.slice(isLowSurrogate(text.charCodeAt(start)) && start < offset ? start + 1 : start, offset);
}

/** Up to `CONTEXT_LENGTH` units after `offset`; a surrogate pair is not cut. */
function contextAfter(text: string, offset: number): string {
  const end = Math.min(text.length, offset + CONTEXT_LENGTH);
  return text.slice(offset, isHighSurrogate(text.charCodeAt(end - 1)) && end > offset ? end - 1 : end);
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
