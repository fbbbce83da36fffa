/** The source vault in the two worlds: one call of every route, and sources with contacts, a waiting opening and an unreleased report in the other world alone. */
import { sourceVault } from '@mips/contracts'
import { randomUUID } from 'node:crypto'
import { seal, vaultKeyOf } from '../../modules/source-vault/vault-key.ts'
import type { World } from '../world.ts'
import { of, reason } from './call.ts'

const onceKey = '0f5b2c1e-7a51-4c0e-9d5f-8a1f6c0b7e11'

export const sourceVaultCalls = of(sourceVault)({
  desk: () => ({}),
  register: () => ({ body: { onceKey, kind: 'PUBLIC', name: reason } }),
  addContact: (pick, say) => ({
    params: { sourceKey: pick('person') },
    body: { onceKey, at: say.now, words: reason },
  }),
  writeReport: (pick) => ({
    params: { sourceKey: pick('intelligence') },
    body: { onceKey, text: reason, source: '2', assessment: 'A', handling: 'P', marking: 'OFFICIAL' },
  }),
  askOpening: (pick) => ({ params: { sourceKey: pick('intelligence') }, body: { reason: 'RISK' } }),
  answerOpening: (pick) => ({ params: { openingId: pick('intelligence') }, body: { isGranted: true } }),
  open: (pick) => ({ params: { openingId: pick('intelligence') } }),
  release: (pick) => ({ body: { reportIds: [pick('intelligence')] } }),
  product: () => ({}),
  giveFeedback: (pick) => ({ params: { corridorId: pick('intelligence') }, body: { code: 'OF_VALUE' } }),
})

/** As the owner, past the vault's functions: no member of the unit may appear in one world alone. */
export async function hideSources(world: World, userId: string): Promise<void> {
  const key = vaultKeyOf(world.platform.config)
  const at = world.clock.now()
  const [source, contact, corridor] = [randomUUID(), randomUUID(), randomUUID()]
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    // The trigger that asks for an audit entry stays out of it.
    await client.query('SET LOCAL session_replication_role = replica')
    const { keyId, sealed } = seal(key, `source:${source}`, { name: 'Hidden source' })
    await client.query(
      `INSERT INTO vault.source (key, once_key, pseudonym, kind, registered_by, registered_at, key_id, sealed) VALUES ($1, $1, 'Hidden Lantern 10', 'COVERT', $2, $3, $4, $5)`,
      [source, userId, at, keyId, sealed],
    )
    const said = seal(key, `contact:${contact}`, 'Hidden words')
    await client.query(
      'INSERT INTO vault.contact (id, once_key, source_key, at, by_user, key_id, sealed) VALUES ($1, $1, $2, $3, $4, $5, $6)',
      [contact, source, at, userId, keyId, said.sealed],
    )
    await client.query(
      `INSERT INTO vault.opening (source_key, reason, asked_by, asked_at) VALUES ($1, 'RISK', $2, $3)`,
      [source, userId, at],
    )
    const report = seal(key, `report:${corridor}`, {
      text: 'Hidden report',
      grades: '2 A P',
      conditions: null,
      marking: 'OFFICIAL',
    })
    await client.query(
      'INSERT INTO vault.report (corridor_id, once_key, source_key, written_by, written_at, key_id, sealed) VALUES ($1, $1, $2, $3, $4, $5, $6)',
      [corridor, source, userId, at, keyId, report.sealed],
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
