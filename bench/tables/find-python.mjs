import { execFileSync } from 'node:child_process';

/** A Python with these modules, and their versions; null where there is none. BENCH_PYTHON names one. */
export function findPython(modules) {
  const code = `import sys, ${modules.join(', ')}; print(' '.join([sys.version.split()[0], ${modules.map((name) => `${name}.__version__`).join(', ')}]))`;
  for (const python of [process.env.BENCH_PYTHON, 'python3'].filter(Boolean)) {
    try {
      const versions = execFileSync(python, ['-c', code], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const names = ['python', ...modules.map((name) => (name === 'sklearn' ? 'scikit-learn' : name))];
      return {
        python,
        versions: Object.fromEntries(
          versions
            .trim()
            .split(' ')
            .map((version, i) => [names[i], version]),
        ),
      };
    } catch {
      // Not this one.
    }
  }
  return null;
}
