/** The parts of an office file and what they refer to. */
import path from 'node:path'
import { childrenOf, type XmlNode, xmlTree } from '../office/xml-tree.ts'
import { openZip, type Zip } from '../office/zip.ts'
import { UnreadableFile } from './pages.ts'

export type OfficeFile = {
  xml(name: string): Promise<XmlNode | undefined>
  bytes(name: string): Promise<Buffer | undefined>
  /** Where a part refers to, by the id of the reference; what lies outside of the file is nowhere. */
  targets(name: string): Promise<Map<string, string>>
}

/** Opens the file; one with programs in it is refused. */
export function openOffice(bytes: Buffer): OfficeFile {
  const zip: Zip = openZip(bytes)
  if (zip.names.some((name) => /vbaProject/i.test(name)))
    throw new UnreadableFile('not_supported', 'This file has macros. Save it without macros, and add that.')
  const xml = async (name: string) => {
    const part = await zip.read(name)
    return part === undefined ? undefined : xmlTree(part.toString('utf8').replace(/^\ufeff/, ''))
  }
  return {
    xml,
    bytes: (name) => zip.read(name),
    async targets(name) {
      const relations = await xml(
        path.posix.join(path.posix.dirname(name), '_rels', `${path.posix.basename(name)}.rels`),
      )
      const found = new Map<string, string>()
      for (const { attributes } of childrenOf(relations, 'Relationship')) {
        const target = attributes.get('Target') ?? ''
        if (attributes.get('TargetMode') === 'External') continue
        const place = target.startsWith('/')
          ? target.slice(1)
          : path.posix.join(path.posix.dirname(name), target)
        found.set(attributes.get('Id') ?? '', place)
      }
      return found
    },
  }
}
