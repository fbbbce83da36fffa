/** What the store holds already that a row may be; only open records, so that an import tells nothing of hidden ones. */
import type pg from 'pg'

type PlaceParts = {
  number: string | null
  street: string | null
  words: string | null
  postcode: string
  latitude: number | null
  longitude: number | null
}

/** A house is known by its number, street and postcode; a car park only together with its position. */
export function placeKey(place: PlaceParts): string {
  const where =
    place.street === null
      ? `${place.words ?? ''} ${place.latitude ?? ''} ${place.longitude ?? ''}`
      : `${place.number ?? ''} ${place.street}`
  return `${where}|${place.postcode}`.toLowerCase()
}

export async function findPlaces(
  client: pg.ClientBase,
  postcodes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<PlaceParts & { id: string }>(
    `SELECT id, building_number AS number, street, as_described AS words, postcode, latitude, longitude FROM location
      WHERE postcode = ANY ($1) AND acl_id = 0 AND sub_building IS NULL AND building_name IS NULL ORDER BY id DESC`,
    [[...new Set(postcodes)]],
  )
  return new Map(rows.map((row) => [placeKey(row), row.id]))
}

export async function findThings(
  client: pg.ClientBase,
  kind: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; key: string }>(
    'SELECT id, key_value AS key FROM object WHERE kind = $1 AND key_value = ANY ($2) AND acl_id = 0 ORDER BY id DESC',
    [kind, [...new Set(keys)]],
  )
  return new Map(rows.map((row) => [row.key, row.id]))
}

export const findAccounts = (client: pg.ClientBase, keys: readonly string[]) =>
  findThings(client, 'ACCOUNT', keys)

export async function findOfficers(
  client: pg.ClientBase,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; number: string }>(
    'SELECT id, staff_number AS number FROM app_user WHERE staff_number = ANY ($1)',
    [[...new Set(numbers)]],
  )
  return new Map(rows.map((row) => [row.number, row.id]))
}
