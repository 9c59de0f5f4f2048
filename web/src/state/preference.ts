import { useCallback, useState } from 'react';

/** A choice that this browser keeps; one that cannot be kept holds for this visit. */
export function usePreference<Value extends string>(
  name: string,
  allowed: readonly Value[],
  otherwise: Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => allowed.find((one) => one === read(name)) ?? otherwise);
  const choose = useCallback(
    (chosen: Value) => {
      setValue(chosen);
      write(name, chosen);
    },
    [name],
  );
  return [value, choose];
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`clientele.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`clientele.${name}`, value);
  } catch {
    // A browser may forbid it; the choice then ends with the visit.
  }
}
