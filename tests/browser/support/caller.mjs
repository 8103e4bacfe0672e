// Calls the server as the client does, without a browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

const tusType = 'application/offset+octet-stream';

/** @typedef {{ address: string, offset: number, bytes: Buffer, name: string }} Sending */

export class Caller {
  #cookie = '';
  /** @param {string} url @param {string} portal */
  constructor(url, portal = 'panorama') {
    this.url = url;
    this.portal = portal;
  }

  /** What a browser would send to be this person. */
  get cookie() {
    return this.#cookie;
  }

  /** @param {Record<string, string>} more */
  #headers(more) {
    return { 'Guichet-Portal': this.portal, 'Guichet-Request': '1', Cookie: this.#cookie, ...more };
  }

  /** @param {string} path @param {object} body @param {string} key */
  async call(path, body, key = randomUUID()) {
    const response = await fetch(this.url + path, {
      method: 'POST', body: JSON.stringify(body),
      headers: this.#headers({ 'Content-Type': 'application/json', 'Idempotency-Key': key }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${path}: ${response.status} ${text}`);
    const cookies = response.headers.get('set-cookie');
    // Node 18 has no getSetCookie(); a comma in a date is not followed by a name
    if (cookies) this.#cookie = cookies.split(/,\s*(?=[\w-]+=)/).map((cookie) => cookie.split(';')[0]).join('; ');
    return JSON.parse(text || 'null');
  }

  /** @param {string} login @param {string} password */
  signIn(login, password) {
    return this.call('/api/accounts/sign-in', { login, password, stay_signed_in: true });
  }

  /** @param {string} order @param {string} name @param {string} kind @param {Buffer} bytes @returns {Promise<Sending>} */
  async startUpload(order, name, kind, bytes) {
    const metadata = Object.entries({ order, filename: name, kind })
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
    const response = await fetch(`${this.url}/uploads/${this.portal}/`, {
      method: 'POST',
      headers: this.#headers({ 'Tus-Resumable': '1.0.0', 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata }),
    });
    assert.equal(response.status, 201, await response.text());
    const address = new URL(response.headers.get('location') ?? '', this.url).pathname;
    return { address, offset: 0, bytes, name };
  }

  /** Sends the next piece; what the server acknowledged is the new offset. @param {Sending} sending @param {number} size */
  async sendPiece(sending, size) {
    const response = await fetch(this.url + sending.address, {
      method: 'PATCH', body: sending.bytes.subarray(sending.offset, sending.offset + size),
      headers: this.#headers({ 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(sending.offset), 'Content-Type': tusType }),
    });
    assert.equal(response.status, 204, await response.text());
    sending.offset = Number(response.headers.get('upload-offset'));
  }

  /** How much of it the server has. @param {Sending} sending */
  async received(sending) {
    const response = await fetch(this.url + sending.address, { method: 'HEAD', headers: this.#headers({ 'Tus-Resumable': '1.0.0' }) });
    assert.equal(response.status, 200);
    return Number(response.headers.get('upload-offset'));
  }

  /** @param {string} path */
  async bytes(path) {
    const response = await fetch(this.url + path, { headers: this.#headers({}) });
    assert.equal(response.status, 200, path);
    return Buffer.from(await response.arrayBuffer());
  }
}
