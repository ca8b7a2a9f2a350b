/** What is appended to a source's file name to name its sidecar. */
export const SIDECAR_SUFFIX = '.annotations.json';

/** `a/b.txt` -> `a/b.txt.annotations.json`. */
export const sidecarPath = (source: string): string => source + SIDECAR_SUFFIX;

export const isSidecarPath = (path: string): boolean =>
  path.endsWith(SIDECAR_SUFFIX) && !path.endsWith('/' + SIDECAR_SUFFIX) && path !== SIDECAR_SUFFIX;

/** The source that a sidecar stands beside: `a/b.txt.annotations.json` -> `a/b.txt`; `undefined` for other paths. */
export const sourceOfSidecar = (path: string): string | undefined =>
  isSidecarPath(path) ? path.slice(0, -SIDECAR_SUFFIX.length) : undefined;
