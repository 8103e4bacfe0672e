// The pages the client is compared with: a small React page, a real React admin template, and plain HTML.
import * as esbuild from 'esbuild';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { here, installPeers, out, run } from './common.mjs';

const template = 'material-dashboard-react@1.10.0';
const modules = path.join(out, 'node_modules');
const page404 = { type: 'text/plain', body: Buffer.from('not found') };
const types = { '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml' };
const head = (title, rest = '') => `<!doctype html><meta charset=utf-8><title>${title}</title><link rel=icon href="data:,">${rest}`;
const html = (text) => ({ type: 'text/html', body: Buffer.from(text) });
const production = { bundle: true, minify: true, format: 'esm', define: { 'process.env.NODE_ENV': '"production"' } };

/** A small React page of a portal, with the sign-in form, a router and a table. */
async function reactFiles() {
  await installPeers({ react: '19.3.1', 'react-dom': '19.3.1', 'react-router-dom': '7.18.5' });
  const built = await esbuild.build({ ...production, entryPoints: [path.join(here, 'react_page.jsx')], write: false, outdir: '/', entryNames: 'page',
    jsx: 'automatic', nodePaths: [modules] });
  const files = Object.fromEntries(built.outputFiles.map((file) => [file.path, { type: types[path.extname(file.path)], body: file.contents }]));
  return { ...files, '/react': html(head('React', '<link rel=stylesheet href=/page.css><div id=root></div><script type=module src=/page.js></script>')) };
}

/**
 * Creative Tim's Material Dashboard for React, as its own build would make it: the dashboard behind /admin. What its page
 * fetches from other hosts (fonts, maps) is left out, so it weighs less here than where it is used.
 */
async function templateFiles() {
  const versions = { '@material-ui/core': '4.11.4', '@material-ui/icons': '4.11.2', chartist: '0.10.1', classnames: '2.3.1',
    'perfect-scrollbar': '1.5.1', 'prop-types': '15.7.2', 'react-chartist': '0.14.4', 'react-router-dom': '5.2.0' };
  const home = path.join(out, 'template'), source = path.join(home, 'package/src');
  // React 17, beside the React 19 of the small page
  await installPeers({ ...versions, react: '17.0.2', 'react-dom': '17.0.2' }, false, home);
  if (!existsSync(source)) {  // unpacked and not installed: its build tools would be 1,500 packages more
    const { stdout } = await run('npm', ['pack', '--silent', template], { cwd: home });
    await run('tar', ['xzf', stdout.trim()], { cwd: home });
  }
  const folders = (await readdir(source, { withFileTypes: true })).filter((one) => one.isDirectory()).map(({ name }) => name);
  const built = await esbuild.build({ ...production, entryPoints: [path.join(source, 'index.js')], write: false, outdir: '/', publicPath: '/',
    entryNames: 'template', assetNames: '[name]-[hash]', jsx: 'automatic', loader: { '.js': 'jsx', '.png': 'file', '.jpg': 'file', '.svg': 'file' },
    nodePaths: [path.join(home, 'node_modules')],
    alias: { ...Object.fromEntries(folders.map((name) => [name, path.join(source, name)])), 'routes.js': path.join(source, 'routes.js') } });
  const files = Object.fromEntries(built.outputFiles.map((file) => [file.path, { type: types[path.extname(file.path)], body: file.contents }]));
  const shell = html(head('Dashboard', '<link rel=stylesheet href=/template.css><div id=root></div><script type=module src=/template.js></script>'));
  return { ...files, '/': shell, '/admin/dashboard': shell, '/admin/table': shell, '/admin/user': shell };
}

const moving = head('Pointer', `<style>body{margin:0}li{height:40px;list-style:none}li:hover{background:#dde}</style><ul>${'<li>Row</li>'.repeat(30)}</ul>
<script>addEventListener('pointermove', (event) => { document.title = event.clientX; });
addEventListener('keydown', (event) => { document.querySelector('li').textContent = event.key; });</script>`);

/** Serves them from memory, compressed as hard as the product's own files are. */
export async function servePages({ withTemplate = true } = {}) {
  const files = { ...await reactFiles(), '/html': html(head('HTML', '<h1>HTML</h1>')), '/pointer': html(moving), ...withTemplate ? await templateFiles() : {} };
  for (const file of Object.values(files)) if (!/image\/(png|jpeg)/.test(file.type)) file.br = zlib.brotliCompressSync(file.body);
  const server = createServer((request, response) => {
    const file = files[request.url] ?? page404;
    response.writeHead(files[request.url] ? 200 : 404, { 'Content-Type': file.type, ...(file.br && { 'Content-Encoding': 'br' }) });
    response.end(file.br ?? file.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
