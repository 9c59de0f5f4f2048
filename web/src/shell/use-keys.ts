import { useEffect } from 'react';
import { addressOfPage, pages } from '../state/route.ts';

/** Keys that work on every page: `?` for the list of shortcuts, Alt with a digit for a page. */
export function useKeys(toggleHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      const page = event.altKey ? pages[Number(event.code.replace(/^Digit|^Numpad/, '')) - 1] : undefined;
      if (page) {
        event.preventDefault();
        location.hash = addressOfPage(page);
      } else if (event.key === '?' && !isWriting(event.target)) {
        event.preventDefault();
        toggleHelp();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toggleHelp]);
}

/** Whether a question mark belongs to a text: one that was begun, or a field of several lines. */
function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type === 'text' && target.value !== '';
}
