import './jitless.ts';
import { startPage } from './page.ts';
import { applyThemes } from './theme.ts';

const root = document.getElementById('page');
if (!root) throw new Error('index.html must have an element with the id "page"');
applyThemes();
startPage(root);
