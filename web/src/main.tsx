import './jitless.ts';
import './mantine-styles.ts';
import './style.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyThemes } from './theme.ts';

const root = document.getElementById('page');
if (!root) throw new Error('index.html must have an element with the id "page"');
applyThemes();
createRoot(root).render(<App />);
