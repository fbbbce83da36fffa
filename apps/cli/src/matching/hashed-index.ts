/** Rows by the hash of a key, in typed arrays, so that millions of rows fit into memory; a hit may be of another key. */

export type HashedIndex = { rowsOf(key: string): Int32Array }

/** `hashes` holds one hash for each row, in the order of the rows. */
export function hashedIndex(hashes: Uint32Array, rows: number): HashedIndex {
  const bits = Math.max(8, Math.ceil(Math.log2(Math.max(2, rows))))
  const size = 2 ** bits
  const ends = new Int32Array(size + 1)
  const bucketOf = (hash: number) => hash >>> (32 - bits)
  for (let row = 0; row < rows; row += 1) {
    const bucket = bucketOf(hashes[row] ?? 0)
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + 1
  }
  for (let bucket = 0; bucket < size; bucket += 1)
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0)
  const next = ends.slice(0, size)
  const sorted = new Int32Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const bucket = bucketOf(hashes[row] ?? 0)
    const at = next[bucket] ?? 0
    sorted[at] = row
    next[bucket] = at + 1
  }
  return {
    rowsOf(key) {
      const hash = hashOf(key)
      const bucket = bucketOf(hash)
      return sorted.subarray(ends[bucket] ?? 0, ends[bucket + 1] ?? 0).filter((row) => hashes[row] === hash)
    },
  }
}

/** FNV-1a with a last stir, 32 bits. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A list of 32-bit numbers that grows. */
export type Growing = { push(value: number): void; readonly length: number; done(): Uint32Array }

export function growing(): Growing {
  let values = new Uint32Array(1 << 16)
  let length = 0
  return {
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(2 * values.length)
        larger.set(values)
        values = larger
      }
      values[length] = value
      length += 1
    },
    get length() {
      return length
    },
    done: () => values.subarray(0, length),
  }
}
