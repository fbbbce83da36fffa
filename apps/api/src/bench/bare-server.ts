/** The measure that reads are held against: one statement by plain pg in a bare Fastify, with no sign-in, purpose, audit or reply schema. */
import fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'

/** Serves `GET /read/:id` with the answer of `mips.read_nominal` as it comes. */
export async function serveBare(pool: pg.Pool): Promise<{ port: number; close: () => Promise<void> }> {
  const app = fastify({ logger: false })
  app.get<{ Params: { id: string } }>('/read/:id', async (request) => {
    const result = await pool.query<{ answer: unknown }>({
      name: 'bare',
      text: 'SELECT mips.read_nominal($1) AS answer',
      values: [request.params.id],
    })
    return result.rows[0]?.answer
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    port: (app.server.address() as AddressInfo).port,
    close: async () => {
      await app.close()
      await pool.end()
    },
  }
}
