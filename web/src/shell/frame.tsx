import { ActionIcon, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { type Language, languages, wordsFor } from '../../../src/words/index.ts';
import { useReader } from '../state/app-state.ts';
import { addressOfPage, pages, useRoute } from '../state/route.ts';
import { pageIcons } from './icons.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useKeys } from './use-keys.ts';

/** What stands around every page: where one can go, language, theme, shortcuts. */
export function Frame({
  setLanguage,
  children,
}: {
  readonly setLanguage: (language: Language) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { language, words } = useReader();
  const { nav, shell } = words.web;
  const { page } = useRoute();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [showsKeys, setShowsKeys] = useState(false);
  const toggleKeys = useCallback(() => setShowsKeys((shown) => !shown), []);
  useKeys(toggleKeys);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {shell.skip}
      </button>
      <section className="side" aria-label="Clientele">
        <p className="brand">Clientele</p>
        <nav aria-label={nav.label}>
          {pages.map((name) => (
            <a
              key={name}
              href={addressOfPage(name)}
              className="place"
              aria-current={name === page ? 'page' : undefined}
            >
              {pageIcons[name]}
              <span>{nav[name]}</span>
            </a>
          ))}
        </nav>
        <div className="settings">
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={shell.language}
            value={language}
            onChange={(chosen) => setLanguage(chosen === 'ru' ? 'ru' : 'en')}
            data={languages.map((value) => ({
              value,
              label: <span lang={value}>{wordsFor(value).web.languageName}</span>,
            }))}
          />
          <div className="settings-row">
            <SegmentedControl
              size="xs"
              aria-label={shell.theme}
              value={colorScheme}
              onChange={(chosen) => setColorScheme(chosen === 'light' || chosen === 'dark' ? chosen : 'auto')}
              data={(['light', 'dark', 'auto'] as const).map((value) => ({
                value,
                label: (
                  <span title={shell.themes[value]}>
                    <span aria-hidden="true">{themeShapes[value]}</span>
                    <span className="spoken">{shell.themes[value]}</span>
                  </span>
                ),
              }))}
            />
            <ActionIcon
              variant="default"
              size={30}
              aria-label={shell.shortcuts}
              title={shell.shortcuts}
              onClick={toggleKeys}
            >
              ?
            </ActionIcon>
          </div>
        </div>
      </section>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Shortcuts opened={showsKeys} close={() => setShowsKeys(false)} />
    </div>
  );
}

const themeShapes = { light: '○', dark: '●', auto: '◐' } as const;
