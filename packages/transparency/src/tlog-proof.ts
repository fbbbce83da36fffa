/** A proof that stands alone (c2sp.org/tlog-proof): the place of a leaf, the way from it to the root, and the signed head. */

export type TlogProof = { index: number; hashes: Buffer[]; checkpoint: string; extra: Buffer }

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** The proof as a text; `extra` is what the reader needs to make the leaf, and proves nothing by itself. */
export const writeProof = ({ index, hashes, checkpoint, extra }: TlogProof): string =>
  [
    FIRST_LINE,
    `extra ${extra.toString('base64')}`,
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n')
