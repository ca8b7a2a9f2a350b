import { foldName } from './names/variants';

/** Longest id in UTF-16 units; longer labels are cut at a word. */
const MAX_SLUG = 60;

/**
 * A readable id for a label: `Khalifa Haftar` -> `khalifa-haftar`. Latin letters lose their diacritics; letters of
 * other scripts stay. A label without any letter or digit gives `entity`.
 */
export function slugOf(label: string): string {
  const words = foldName(label)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word !== '');
  let slug = words[0]?.slice(0, MAX_SLUG) ?? '';
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > MAX_SLUG) break;
    slug += `-${word}`;
  }
  return slug === '' ? 'entity' : slug;
}
