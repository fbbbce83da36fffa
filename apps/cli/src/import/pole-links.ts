/** What each kind of relationship becomes: a link with its role, an officer's part, or a fact that its ends hold already. */
import {
  addLink,
  addRow,
  idFor,
  loaded,
  merged,
  refused,
  type Chunk,
  type Outcome,
  type PoleNode,
} from './pole-chunk.ts'
import type { FileRow } from './pole-files.ts'

type Ends = { chunk: Chunk; row: FileRow; type: string; from: PoleNode; to: PoleNode }
type Rule = { ends: readonly string[]; read: (ends: Ends) => Outcome }

const linkAs =
  (role: string, more: { turned?: boolean; note?: string } = {}) =>
  ({ chunk, row, type, from, to }: Ends): Outcome => {
    const [a, b] = more.turned === true ? [to.recordId, from.recordId] : [from.recordId, to.recordId]
    if (a === null || b === null) return refused('One end of the relationship is no record of its own.')
    if (a === b) return refused('Both ends are the same record.')
    addLink(chunk, {
      key: `${type} ${row.key}`,
      from: a,
      to: b,
      role,
      ...(more.note === undefined ? {} : { note: more.note }),
    })
    return loaded(a)
  }

const families: Readonly<Record<string, string>> = {
  SIBLING: 'SIBLING',
  PARENT: 'PARENT_OF',
  SPOUSE: 'SPOUSE',
  PARTNER: 'PARTNER',
  GRANDPARENT: 'GRANDPARENT_OF',
  COUSIN: 'COUSIN',
  AUNT: 'AUNT_UNCLE_OF',
  UNCLE: 'AUNT_UNCLE_OF',
}

const rules: Readonly<Record<string, Rule>> = {
  CURRENT_ADDRESS: { ends: ['Person>Location'], read: linkAs('LIVES') },
  HAS_PHONE: { ends: ['Person>Phone'], read: linkAs('PHONE_OF') },
  HAS_EMAIL: { ends: ['Person>Email'], read: linkAs('USES') },
  KNOWS: { ends: ['Person>Person'], read: linkAs('KNOWN_TO') },
  KNOWS_LW: { ends: ['Person>Person'], read: linkAs('KNOWN_TO', { note: 'Lives with' }) },
  KNOWS_PHONE: { ends: ['Person>Person'], read: linkAs('KNOWN_TO', { note: 'In touch by telephone' }) },
  KNOWS_SN: { ends: ['Person>Person'], read: linkAs('KNOWN_TO', { note: 'In touch by social media' }) },
  FAMILY_REL: {
    ends: ['Person>Person'],
    read: (ends) => {
      const role = families[ends.row.cells.rel_type ?? '']
      return role === undefined ? refused('The family relationship is not on the list.') : linkAs(role)(ends)
    },
  },
  PARTY_TO: {
    ends: ['Person>Crime'],
    read: linkAs('PERSON_OF_INTEREST', { turned: true, note: 'Party to the crime' }),
  },
  INVOLVED_IN: { ends: ['Vehicle>Crime', 'Object>Crime'], read: linkAs('INVOLVED', { turned: true }) },
  OCCURRED_AT: { ends: ['Crime>Location'], read: linkAs('OCCURRED_AT') },
  INVESTIGATED_BY: { ends: ['Crime>Officer'], read: investigator },
  CALLER: {
    ends: ['PhoneCall>Phone'],
    read: ({ from }) =>
      from.isIn
        ? merged(null, 'The phone is one end of the link that the call became.')
        : refused('The call was refused.'),
  },
  CALLED: {
    ends: ['PhoneCall>Phone'],
    read: ({ from }) =>
      from.isIn
        ? merged(null, 'The phone is one end of the link that the call became.')
        : refused('The call was refused.'),
  },
  HAS_POSTCODE: {
    ends: ['Location>PostCode'],
    read: ({ from, to }) =>
      from.words === to.words
        ? merged(from.recordId, 'The place has this postcode.')
        : refused('The place has another postcode.'),
  },
  LOCATION_IN_AREA: { ends: ['Location>Area'], read: inArea },
  POSTCODE_IN_AREA: { ends: ['PostCode>Area'], read: inArea },
}

/** Reads one relationship; whatever it joins must have come in. */
export function readRelationship(chunk: Chunk, type: string, row: FileRow): Outcome {
  const rule = rules[type]
  if (rule === undefined) return refused(`Relationships of type ${type} are not known.`)
  const [from, to] = [
    chunk.nodes.get(row.cells[':START_ID'] ?? ''),
    chunk.nodes.get(row.cells[':END_ID'] ?? ''),
  ]
  if (from === undefined || to === undefined)
    return refused(`There is no node with the id of its ${from === undefined ? 'beginning' : 'end'}.`)
  if (!rule.ends.includes(`${from.label}>${to.label}`))
    return refused(`${type} does not join ${from.label} and ${to.label}.`)
  if (!from.isIn || !to.isIn) return refused(`Its ${from.isIn ? 'end' : 'beginning'} was refused.`)
  if (row.key.includes('#')) return merged(from.recordId, 'The same row stands in the file already.')
  return rule.read({ chunk, row, type, from, to })
}

function investigator({ chunk, row, from, to }: Ends): Outcome {
  if (from.recordId === null || to.recordId === null)
    return refused('One end of the relationship is no record of its own.')
  addRow(chunk, 'event_officer', {
    id: idFor(chunk, 'officer', row.key),
    event_id: from.recordId,
    user_id: to.recordId,
    role: 'OIC',
    valid_from: chunk.startedAt,
  })
  return loaded(from.recordId)
}

/** `words` of a place are its postcode, which says its area itself. */
function inArea({ from, to }: Ends): Outcome {
  const area = from.words.split(' ')[0]
  return area === to.words
    ? merged(from.recordId, 'The postcode says the area.')
    : refused('The postcode belongs to another area; the postcode was kept.')
}
