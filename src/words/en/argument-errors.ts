type Refusal = readonly [what: string, hint?: string];

/** What a command was given, and where its answers go. */
export const argumentErrorsEn = {
  E_ARGUMENT: (
    p:
      | { kind: 'pair'; pair: string }
      | { kind: 'twice'; field: string }
      | { kind: 'unknown'; what: 'schema' | 'table'; name: string; allowed: readonly string[] }
      | { kind: 'invisible' }
      | { kind: 'all-absent' },
  ): Refusal => {
    switch (p.kind) {
      case 'pair':
        return [`"${p.pair}" is not field=value`, 'write for example housing=yes'];
      case 'twice':
        return [`"${p.field}" is given twice`, 'keep one of them'];
      case 'unknown':
        return [`there is no ${p.what} "${p.name}"`, `use one of ${p.allowed.join(', ')}`];
      case 'invisible':
        return [
          'a name has characters that a terminal would not pass on',
          'write it to a file: -o segments.sql',
        ];
      case 'all-absent':
        return ['the table has no column of this model', 'leave one that it has out of the absent ones'];
    }
  },
  E_PORT: (p: { kind: 'taken'; from: number; to: number } | { kind: 'rights'; port: number }): Refusal =>
    p.kind === 'taken'
      ? [`no port from ${p.from} to ${p.to} is free`, 'choose another with --port']
      : [`port ${p.port} needs more rights`, 'choose one from 1024 on'],
  E_EXISTS: (_: Readonly<Record<string, never>>): Refusal => [
    'a file with other content stands there',
    'remove it, or choose another path with -o',
  ],
};
