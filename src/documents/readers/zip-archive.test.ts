import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { strToU8, zipSync } from 'fflate';

import { FaultError } from '../../kernel/index.ts';
import { readTable } from './read-table.ts';
import { rawParts, textRow } from './testing/raw-workbook.ts';
import { openZip, ZIP_LIMITS } from './zip-archive.ts';

const place = { file: 'a.xlsx' };
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing refused';
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    assert.deepEqual(error.fault.place, place);
    return error.fault.code;
  }
};

// Offsets from the ZIP specification: in a directory entry the declared length stands 24 bytes after the signature.
const DIRECTORY_ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const withDirectory = (zip: Uint8Array, offset: number, value: number): Uint8Array => {
  const changed = Buffer.from(zip);
  changed.writeUInt32LE(value, changed.indexOf(DIRECTORY_ENTRY) + offset);
  return new Uint8Array(changed);
};

const small = zipSync({ 'a.txt': strToU8('hello hello hello hello'), 'b.txt': [strToU8('stored'), { level: 0 }] });

describe('openZip', () => {
  it('reads packed and unpacked entries by name', () => {
    const archive = openZip(small, place);
    assert.deepEqual(archive.names, ['a.txt', 'b.txt']);
    assert.equal(new TextDecoder().decode(archive.read('a.txt') ?? undefined), 'hello hello hello hello');
    assert.equal(new TextDecoder().decode(archive.read('b.txt') ?? undefined), 'stored');
    assert.equal(archive.read('c.txt'), null);
  });

  it('reads an archive that begins in the middle of a larger buffer', () => {
    const larger = new Uint8Array(small.length + 10);
    larger.set(small, 10);
    assert.equal(openZip(larger.subarray(10), place).read('b.txt')?.length, 6);
  });

  it('refuses too many entries, too much in all, and too great a growth, before unpacking', () => {
    assert.equal(
      codeOf(() => openZip(small, place, { ...ZIP_LIMITS, maxEntries: 1 })),
      'input.too-large',
    );
    assert.equal(
      codeOf(() => openZip(small, place, { ...ZIP_LIMITS, maxInflatedBytes: 28 })),
      'input.too-large',
    );
    assert.equal(
      codeOf(() => openZip(small, place, { ...ZIP_LIMITS, maxInflatedBytes: 29 })),
      'nothing refused',
    );
    const bomb = zipSync({ 'a.xml': new Uint8Array(20_000_000) });
    assert.ok(bomb.length < 100_000);
    assert.equal(
      codeOf(() => openZip(bomb, place)),
      'input.too-large',
    );
  });

  it('stops unpacking an entry that is longer than it declares', () => {
    const lying = withDirectory(zipSync({ 'a.xml': new Uint8Array(20_000_000) }), 24, 1000);
    const archive = openZip(lying, place);
    const before = process.memoryUsage().arrayBuffers;
    assert.equal(
      codeOf(() => archive.read('a.xml')),
      'input.format',
    );
    assert.ok(process.memoryUsage().arrayBuffers - before < 2_000_000);
  });

  it('refuses an entry that is shorter than it declares or has another checksum', () => {
    assert.equal(
      codeOf(() => openZip(withDirectory(small, 24, 24), place).read('a.txt')),
      'input.format',
    );
    assert.equal(
      codeOf(() => openZip(withDirectory(small, 16, 12345), place).read('a.txt')),
      'input.format',
    );
  });

  it('refuses encrypted entries, ZIP64 and what is cut short', () => {
    assert.equal(
      codeOf(() => openZip(withDirectory(small, 8, 1), place)),
      'input.format',
    );
    assert.equal(
      codeOf(() => openZip(withDirectory(small, 24, 0xffffffff), place)),
      'input.format',
    );
    assert.equal(
      codeOf(() => openZip(small.subarray(0, small.length - 30), place)),
      'input.format',
    );
    assert.equal(
      codeOf(() => openZip(withDirectory(small, 42, 5), place).read('a.txt')),
      'input.format',
    );
  });

  it('refuses two entries of one name', () => {
    const twice = Buffer.from(zipSync({ 'a.txt': strToU8('1'), 'b.txt': strToU8('2') }));
    const last = twice.lastIndexOf('b.txt');
    twice.write('a', last);
    assert.equal(
      codeOf(() => openZip(twice, place)),
      'input.format',
    );
  });
});

describe('a zip bomb dressed as a workbook', () => {
  it('is refused quickly and with a remedy', async () => {
    const parts = rawParts({ sheets: [{ rows: textRow(1, 'a') }] });
    const packed = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
    const spaces = new Uint8Array(60_000_000).fill(0x20);
    const result = await readTable(zipSync({ ...packed, 'xl/worksheets/sheet1.xml': spaces }), { fileName: 'a.xlsx' });
    assert.ok(!result.ok);
    assert.equal(result.problem[0]?.code, 'input.too-large');
    assert.match(result.problem[0]?.remedy ?? '', /new workbook/);
  });
});
