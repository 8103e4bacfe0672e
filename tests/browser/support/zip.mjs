// Reads a ZIP archive as any unpacker does, from its directory, and checks every entry's sum.
import assert from 'node:assert/strict';
import zlib from 'node:zlib';

const endMark = 0x06054b50, end64Mark = 0x06064b50, entryMark = 0x02014b50, localMark = 0x04034b50;

/** @param {Buffer} archive @returns {{ name: string, bytes: Buffer }[]} */
export function entriesOf(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  assert.ok(end >= 0 && archive.readUInt32LE(end) === endMark, 'the archive has no end');
  let count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const end64 = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]));
  if (end64 >= 0 && archive.readUInt32LE(end64) === end64Mark) {
    count = Number(archive.readBigUInt64LE(end64 + 32));
    at = Number(archive.readBigUInt64LE(end64 + 48));
  }
  const entries = [];
  for (let n = 0; n < count; ++n) {
    assert.equal(archive.readUInt32LE(at), entryMark);
    const method = archive.readUInt16LE(at + 10), sum = archive.readUInt32LE(at + 16);
    let packed = archive.readUInt32LE(at + 20), size = archive.readUInt32LE(at + 24), local = archive.readUInt32LE(at + 42);
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const text = archive.toString('utf8', at + 46, at + 46 + name);
    for (let field = at + 46 + name; field < at + 46 + name + extra; field += 4 + archive.readUInt16LE(field + 2)) {
      if (archive.readUInt16LE(field) !== 1) continue;
      let value = field + 4;
      const take = () => Number(archive.readBigUInt64LE((value += 8) - 8));
      if (size === 0xffffffff) size = take();
      if (packed === 0xffffffff) packed = take();
      if (local === 0xffffffff) local = take();
    }
    entries.push({ name: text, bytes: contentOf(archive, local, method, packed, size, sum) });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** @param {Buffer} archive @param {number[]} place */
function contentOf(archive, ...[local, method, packed, size, sum]) {
  assert.equal(archive.readUInt32LE(local), localMark);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const stored = archive.subarray(start, start + packed);
  const bytes = method === 0 ? stored : zlib.inflateRawSync(stored);
  assert.equal(bytes.length, size);
  assert.equal(zlib.crc32 ? zlib.crc32(bytes) : crc32(bytes), sum, 'the sum of an entry is wrong');
  return bytes;
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
