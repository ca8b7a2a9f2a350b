import { HumanError } from '../core/text/humanError';

/** A file-system error of node as a sentence for the reader that names the file and the way out. */
export function writeError(path: string, error: unknown): Error {
  const code = codeOf(error);
  return code === undefined
    ? asError(error)
    : new HumanError(`“${path}” could not be written: ${reasons[code] ?? said(error)}`, { cause: error });
}

export function readError(path: string, error: unknown): Error {
  const code = codeOf(error);
  const refusal = code === undefined ? undefined : (refusals[code] ?? `can’t be read: ${said(error)}`);
  return refusal === undefined ? asError(error) : new HumanError(`“${path}” ${refusal}`, { cause: error });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const said = (error: unknown): string => `the system says “${asError(error).message}”.`;

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const notAllowed = 'may not be read: check its permissions.';
const refusals: Readonly<Record<string, string>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EISDIR: 'is a folder, not a file.',
  ELOOP: 'is a symbolic link that leads back to itself.',
  ERR_FS_FILE_TOO_LARGE: 'is larger than two gigabytes, which is too large to be read.',
};

const readOnly = 'it or its folder is read-only. Make it writable, then save again.';
const reasons: Readonly<Record<string, string>> = {
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOSPC: 'the disk is full. Free some space, then save again.',
  EDQUOT: 'your share of the disk is used up. Free some space, then save again.',
  EFBIG: 'it would be larger than the disk allows.',
  EBUSY: 'another program holds it. Close it there, then save again.',
  EISDIR: 'a folder has its name.',
  ENOTDIR: 'one of the folders in its path is a file.',
  ENAMETOOLONG: 'its name is too long for this disk.',
  ELOOP: 'it is a symbolic link that leads back to itself.',
};
