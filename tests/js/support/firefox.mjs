// A Firefox driven over WebDriver BiDi: a process, a socket, and the handful of commands that the tests need.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

const PLACES = [
  '/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
/** What a fresh profile would ask or fetch at its start. */
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false, 'browser.startup.page': 0, 'browser.aboutwelcome.enabled': false, 'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.reportingpolicy.firstRun': false, 'browser.sessionstore.resume_from_crash': false,
  'extensions.getAddons.cache.enabled': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
};
/** Milliseconds after which what does not come is given up: what hangs must not hang the tests. */
const PATIENCE = 90_000;

/** Path of a Firefox on this machine: $FIREFOX, else where distributions put it; undefined when there is none. */
export const firefox = () => [process.env.FIREFOX, ...PLACES].find((path) => path && existsSync(path));

/** A Firefox with a profile of its own that vanishes with it. */
export async function openFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'temiz-firefox-'));
  writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const child = spawn(firefox(), ['--headless', '--no-remote', '--remote-debugging-port', '0', '--remote-allow-system-access', '--width', '1280', '--height', '800', '--profile', profile],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '800' } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await portOf(child);
  const ask = await connect(`${address}/session`);
  await ask('session.new', { capabilities: {} });

  /** Runs a function of ours in a context, with plain data as arguments, and gives what it answers. */
  async function run(context, body, ...values) {
    const { result, exceptionDetails } = await ask('script.callFunction', {
      functionDeclaration: `async (text) => JSON.stringify(await (${body})(...JSON.parse(text)) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(values) }],
      target: { context }, awaitPromise: true, userActivation: true,
    });
    if (exceptionDetails) throw new Error(`in Firefox: ${exceptionDetails.text}`);
    return JSON.parse(result.value);
  }

  const tab = (context) => ({
    context,
    run: (body, ...values) => run(context, body, ...values),
    go: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    front: () => ask('browsingContext.activate', { context }),
    picture: async () => Buffer.from((await ask('browsingContext.captureScreenshot', { context })).data, 'base64'),
    /** Asks again and again until the answer is one that counts as true. */
    until: (body, ...values) => asking(() => run(context, body, ...values), String(body)),
    close: () => ask('browsingContext.close', { context }),
  });

  return {
    /** A tab in front, at an address. */
    async open(url) {
      const { context } = await ask('browsingContext.create', { type: 'tab' });
      const opened = tab(context);
      if (url) await opened.go(url);
      return opened;
    },

    /** The tab whose address holds a text, once there is one. */
    async found(text) {
      const { context } = await asking(async () => (await ask('browsingContext.getTree', {})).contexts.find(({ url }) => url.includes(text)), text);
      return tab(context);
    },

    /** Installs an extension for this session from a zip; answers its identifier. */
    install: async (path) => (await ask('webExtension.install', { extensionData: { type: 'archivePath', path } })).extension,

    /** The browser's own window: its buttons can be pressed and its sidebar looked into from here. */
    async window() {
      const { contexts } = await ask('browsingContext.getTree', { 'moz:scope': 'chrome' });
      return tab(contexts[0].context);
    },

    async close() {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Asks again and again until the answer counts as true. */
async function asking(question, wanted) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`in Firefox never came: ${wanted}`);
}

function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`Firefox did not open its port: ${said}`));
    const timer = setTimeout(fail, PATIENCE);
    child.once('exit', fail);
    child.stderr.on('data', (data) => {
      said += data;
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      child.removeListener('exit', fail);
      resolve(address);
    });
  });
}

/** A socket as a function: one command, one answer. */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const job = waiting.get(id);
    waiting.delete(id);
    if (type === 'error') job?.reject(new Error(`${error}: ${message}`));
    else job?.resolve(result);
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox is gone'))));
  return (method, params) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
}
