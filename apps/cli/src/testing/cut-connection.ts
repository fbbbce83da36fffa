/** A connection whose power is cut when it comes to a table, in the middle of a transaction. */
import type pg from 'pg'

/** The same connection, which throws at the given COPY into the table (the first unless told otherwise). */
export function cutAt(client: pg.Client, tableName: string, time = 1): pg.Client {
  let times = 0
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name) as unknown
      return (first: unknown, ...rest: unknown[]) => {
        const isTable =
          typeof first === 'object' &&
          first !== null &&
          'text' in first &&
          String(first.text).startsWith(`COPY ${tableName} `)
        if (isTable && ++times === time) throw new Error('the power was cut')
        return (target.query as (...all: unknown[]) => unknown).call(target, first, ...rest)
      }
    },
  })
}
