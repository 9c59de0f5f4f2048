/** Names of the browser on the path, and where macOS keeps it. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const installCommand = 'apt-get update && apt-get install -y chromium';

/**
 * What to do for a browser.
 *
 * @param {import('./plan-chromium.d.mts').Machine} machine
 * @returns {import('./plan-chromium.d.mts').ChromiumPlan}
 */
export function planChromium({ env, platform, isRoot, find }) {
  const wanted = env.CHROME_PATH;
  for (const name of wanted ? [wanted] : names) {
    const found = find(name);
    if (found) return { kind: 'found', ...found };
  }
  if (wanted)
    return { kind: 'ask', advice: `CHROME_PATH is "${wanted}", which does not run: correct or unset it` };
  if (platform === 'linux' && find('apt-get')) {
    return isRoot ? { kind: 'install' } : { kind: 'ask', advice: `run: sudo sh -c '${installCommand}'` };
  }
  if (platform === 'darwin') return { kind: 'ask', advice: 'run: brew install --cask chromium' };
  return { kind: 'ask', advice: 'install Chromium or Chrome and set CHROME_PATH to it' };
}
