/** Making a place: searched for first, in its normal form, with its grid point, and never twice. */
import type { NewLocation } from '@mips/contracts/pole-locations'
import { nationalGridOf } from '@mips/domain/geo/national-grid'
import { addressLine, parseUprn, readPostcode } from '@mips/domain/pole/address'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findByUprn, findSamePlaces, insertLocation } from './location.repository.ts'
import { createRecord, keepOrigins } from './record.service.ts'

/** Makes a place; a place with the same parts must be ruled out in words, one with the same UPRN is refused. */
export async function createLocation(ctx: Ctx, place: NewLocation) {
  const postcode = readIdentifier('postcode', place.postcode, readPostcode)
  const uprn = readIdentifier('uprn', place.uprn, parseUprn)?.value ?? null
  const parts = { ...place, postcode: postcode?.postcode }
  await refuseTwice(ctx, place, parts.postcode ?? '', uprn)
  const { id, reference } = await createRecord(ctx, { kind: 'Location' })
  await insertLocation(ctx.tx, {
    id,
    kind: place.kind,
    uprn,
    subBuilding: kept(place.subBuilding),
    buildingName: kept(place.buildingName),
    buildingNumber: kept(place.buildingNumber),
    street: kept(place.street),
    locality: kept(place.locality),
    town: kept(place.town),
    postcode: postcode?.postcode ?? null,
    outcode: postcode?.outcode ?? null,
    asDescribed: kept(place.asDescribed),
    isMatched: uprn !== null,
    ...pointOf(place),
  })
  await keepOrigins(ctx, id, place.origins)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Location',
    terms: { text: place.searchText },
    change: { address: addressLine(parts) },
  })
  if (place.notTheseBecause) ctx.audit.reasonGiven = place.notTheseBecause
  return { id, reference, address: addressLine(parts), version: 1 }
}

async function refuseTwice(
  ctx: Ctx,
  place: NewLocation,
  postcode: string,
  uprn: string | null,
): Promise<void> {
  const sameUprn = uprn === null ? [] : await findByUprn(ctx.tx, uprn)
  if (sameUprn.length > 0) throw new AppError('conflict', { facts: { existing: sameUprn } })
  if (place.notTheseBecause || !place.street) return
  const { subBuilding = '', buildingName = '', buildingNumber = '', street, town = '' } = place
  const same = await findSamePlaces(ctx.tx, {
    subBuilding,
    buildingName,
    buildingNumber,
    street,
    town,
    postcode,
  })
  if (same.length > 0) throw new AppError('candidates_open', { facts: { candidates: same } })
}

function readIdentifier<T extends object>(
  field: string,
  raw: string | undefined,
  read: (raw: string) => ({ ok: true } & T) | { ok: false; problem: string },
): T | undefined {
  if (!raw) return undefined
  const result = read(raw)
  if (!result.ok) throw badField(field, result.problem)
  return result
}

function pointOf(place: NewLocation) {
  if (place.latitude === undefined || place.longitude === undefined) return {}
  return {
    latitude: place.latitude,
    longitude: place.longitude,
    ...nationalGridOf(place.latitude, place.longitude),
  }
}

const kept = (text: string | undefined) => text || null
