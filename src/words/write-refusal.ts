import { type Refused, refusal } from './notice.ts';

/**
 * What to say of a failed write.
 *
 * @param message what the system said, with its name for it (ENOSPC) or in its words
 */
export function writeRefusal(message: string): Refused {
  if (/^ENOSPC:|No space left on device/i.test(message)) return refusal('E_DISK_FULL', { kind: 'disk' });
  if (/^EDQUOT:|quota exceeded/i.test(message)) return refusal('E_DISK_FULL', { kind: 'quota' });
  if (/^EFBIG:|File too large/i.test(message)) return refusal('E_DISK_FULL', { kind: 'file-limit' });
  if (/^(EROFS|EACCES|EPERM):|Read-only file system|Permission denied/i.test(message)) {
    return refusal('E_NOT_WRITABLE', {});
  }
  if (/^EIO:|Input\/output error/i.test(message)) return refusal('E_IO', {});
  return refusal('E_OUTPUT', { message });
}
