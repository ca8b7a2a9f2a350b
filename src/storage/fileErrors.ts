import { HumanError } from '../core/text/humanError';

/** A file-system error of node as a sentence for the reader that names the file and the way out. */
export function writeError(path: string, error: unknown): Error {
  const reason = reasons[codeOf(error) ?? ''];
  return reason === undefined
    ? error instanceof Error
      ? error
      : new Error(String(error))
    : new HumanError(`“${path}” could not be written: ${reason}`, { cause: error });
}

export function readError(path: string, error: unknown): Error {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return new HumanError(`“${path}” may not be read: check its permissions.`, { cause: error });
  }
  if (code === 'EISDIR') return new HumanError(`“${path}” is a folder, not a file.`, { cause: error });
  if (code === 'ELOOP')
    return new HumanError(`“${path}” is a symbolic link that leads back to itself.`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

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
