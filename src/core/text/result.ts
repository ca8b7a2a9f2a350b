/** What a reader of foreign bytes returns instead of throwing: a value, or a sentence for the user. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };
