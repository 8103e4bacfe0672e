// nginx as a peer: files, uploads into a folder, and PHP behind it.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { family, folder, remove, run, sleep, start } from './common.mjs';

const nginx = process.env.NGINX ?? '/usr/sbin/nginx';
const phpFpm = process.env.PHP_FPM ?? '/usr/sbin/php-fpm8.2';

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function pidIn(file, ended) {
  for (let attempt = 0; attempt < 100; ++attempt) {
    if (ended()) break;
    const pid = await run('cat', [file]).then((said) => Number(said.stdout), () => 0);
    if (pid) return pid;
    await sleep(50);
  }
  throw new Error(`${file} never came: ${ended()}`);
}

/** Starts a program that stays in the foreground and writes its pid into a file. */
async function startWithPid(program, args, file) {
  let said = '';
  start(program, args, /$^/).catch((error) => (said = error.message));
  return pidIn(file, () => said);
}

const params = { SCRIPT_FILENAME: '$document_root/index.php', REQUEST_METHOD: '$request_method', REQUEST_URI: '$request_uri',
  QUERY_STRING: '$query_string', CONTENT_TYPE: '$content_type', CONTENT_LENGTH: '$content_length', SERVER_PROTOCOL: '$server_protocol' };

/** @param {{ web?: string, uploads?: string, php?: string }} what folders, and the socket of PHP @returns undefined without nginx */
export async function startNginx({ web = '/nonexistent', uploads, php }) {
  if (!existsSync(nginx)) return undefined;
  const home = await folder(), port = await freePort();
  await mkdir(path.join(home, 'temp'));
  const dav = uploads && `location /uploads/ { alias ${uploads}/; dav_methods PUT; client_max_body_size 1g; }`;
  const script = php && `location / { fastcgi_pass unix:${php}; fastcgi_keep_conn on;
    ${Object.entries(params).map(([name, value]) => `fastcgi_param ${name} ${value};`).join(' ')} }`;
  // Uploads wait in the folder they end in, as a careful operator would have it: a rename and no copy.
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) =>
    `${kind}_temp_path ${kind === 'client_body' && uploads ? `${uploads}/.temp` : `${home}/temp`};`);
  await writeFile(path.join(home, 'nginx.conf'), `daemon off; master_process off; error_log stderr; pid ${home}/pid;
    events { worker_connections 16384; } worker_rlimit_nofile 40000;
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; ${temporary.join(' ')}
      ${php ? `upstream php { server unix:${php}; keepalive 16; }` : ''}
      server { listen 127.0.0.1:${port}; root ${web}; ${dav ?? ''} ${script?.replace(`unix:${php}`, 'php') ?? ''} } }`);
  const pid = await startWithPid(nginx, ['-e', 'stderr', '-c', path.join(home, 'nginx.conf')], path.join(home, 'pid'));
  return { pid, pids: () => [pid], url: `http://127.0.0.1:${port}`, stop: async () => {
    process.kill(pid);
    await sleep(100);
    await remove(home);
  } };
}

/** PHP's process manager behind nginx, running one script. @returns undefined without one of the two */
export async function startPhp(script) {
  if (!existsSync(nginx) || !existsSync(phpFpm)) return undefined;
  const home = await folder(), socket = path.join(home, 'php.sock');
  const user = process.getuid() === 0 ? 'user = root\ngroup = root' : '';
  await writeFile(path.join(home, 'fpm.conf'), `[global]\nerror_log = ${home}/log\npid = ${home}/pid\ndaemonize = no
[www]\nlisten = ${socket}\n${user}\npm = static\npm.max_children = 8
php_admin_value[opcache.enable] = 1\nphp_admin_value[opcache.validate_timestamps] = 0\n`);
  await writeFile(path.join(home, 'index.php'), script);
  const root = process.getuid() === 0 ? ['-R'] : [];
  const pid = await startWithPid(phpFpm, ['-y', path.join(home, 'fpm.conf'), ...root], path.join(home, 'pid'));
  await sleep(500);
  const front = await startNginx({ web: home, php: socket });
  return { url: front.url, pids: () => [...front.pids(), ...family(pid)], stop: async () => {
    await front.stop();
    process.kill(pid);
    await sleep(100);
    await remove(home);
  } };
}
