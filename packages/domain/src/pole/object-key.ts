/** What an object is called and what it is found by: its identifier in normal form, from the fields of its kind. */
import { parseEmail } from '../identifiers/email.ts'
import { parseImei } from '../identifiers/imei.ts'
import { parsePhone } from '../identifiers/phone.ts'
import { parseVrm } from '../identifiers/vrm.ts'

type Text = string | undefined

export type ObjectFacts =
  | { kind: 'VEHICLE'; vrm?: Text; vin?: Text; make?: Text; model?: Text; colour?: Text }
  | { kind: 'PHONE'; number: string; network?: Text }
  | { kind: 'DEVICE'; deviceType: string; imei?: Text; serialNumber?: Text; make?: Text; model?: Text }
  | { kind: 'ACCOUNT'; service: string; handle?: Text; email?: Text }
  | { kind: 'DOCUMENT'; documentType: string; number: string; issuer?: Text }
  | { kind: 'WEAPON'; weaponType: string; make?: Text; serialNumber?: Text; description: string }
  | { kind: 'CASH'; currency: string; amount: number; isCounted: boolean }
  | {
      kind: 'DRUG'
      substance: string
      drugClass: string
      quantity?: number | undefined
      unit?: Text
      isConfirmed: boolean
    }
  | { kind: 'OTHER'; name: string; serialNumber?: Text }

/** The words and the key; `fields` are the facts with their identifiers in normal form. */
export type NamedObject =
  | { ok: true; label: string; keyValue: string | undefined; fields: ObjectFacts }
  | { ok: false; field: string; problem: string }

/** Names an object, or says which field is wrong and how to put it right. */
export function nameObject(facts: ObjectFacts): NamedObject {
  switch (facts.kind) {
    case 'VEHICLE':
      return nameVehicle(facts)
    case 'PHONE':
      return namePhone(facts)
    case 'DEVICE':
      return nameDevice(facts)
    case 'ACCOUNT':
      return nameAccount(facts)
    case 'DOCUMENT':
      return named(
        facts,
        `${sentence(facts.documentType)} ${facts.number.toUpperCase()}`,
        squash(facts.number),
      )
    case 'WEAPON':
      return named(facts, words(facts.make, facts.description), squashed(facts.serialNumber))
    case 'CASH':
      return named(
        facts,
        `${facts.currency} ${facts.amount.toFixed(2)}${facts.isCounted ? '' : ' (not counted)'}`,
        undefined,
      )
    case 'DRUG':
      return nameDrug(facts)
    case 'OTHER':
      return named(facts, facts.name, squashed(facts.serialNumber))
  }
}

type Of<K extends ObjectFacts['kind']> = Extract<ObjectFacts, { kind: K }>

function nameVehicle(facts: Of<'VEHICLE'>): NamedObject {
  const shape = words(facts.colour, facts.make, facts.model)
  const vin = facts.vin ? readVin(facts.vin) : undefined
  if (vin?.ok === false) return { ok: false, field: 'fields.vin', problem: vin.problem }
  if (!facts.vrm) {
    if (vin === undefined && shape === '')
      return {
        ok: false,
        field: 'fields.vrm',
        problem: 'Enter the registration mark, the VIN or what the vehicle looks like.',
      }
    return named(
      { ...facts, vin: vin?.value },
      words(shape || 'Vehicle', vin && `VIN ${vin.value}`),
      vin?.value,
    )
  }
  const vrm = parseVrm(facts.vrm)
  if (!vrm.ok) return { ok: false, field: 'fields.vrm', problem: vrm.problem }
  return named({ ...facts, vrm: vrm.value, vin: vin?.value }, words(vrm.display, shape), vrm.value)
}

/** 17 characters without I, O and Q; the check digit is not required of European makers. */
function readVin(raw: string): { ok: true; value: string } | { ok: false; problem: string } {
  const value = squash(raw)
  return /^[A-HJ-NPR-Z0-9]{17}$/.test(value)
    ? { ok: true, value }
    : { ok: false, problem: 'A VIN has 17 letters and digits and never I, O or Q.' }
}

function namePhone(facts: Of<'PHONE'>): NamedObject {
  const number = parsePhone(facts.number)
  if (!number.ok) return { ok: false, field: 'fields.number', problem: number.problem }
  return named({ ...facts, number: number.value }, words('Phone', number.display), number.value)
}

function nameDevice(facts: Of<'DEVICE'>): NamedObject {
  const label = words(facts.make, facts.model) || sentence(facts.deviceType)
  if (!facts.imei) return named(facts, label, squashed(facts.serialNumber))
  const imei = parseImei(facts.imei)
  if (!imei.ok) return { ok: false, field: 'fields.imei', problem: imei.problem }
  return named({ ...facts, imei: imei.value }, `${label}, IMEI ${imei.value}`, imei.value)
}

function nameAccount(facts: Of<'ACCOUNT'>): NamedObject {
  if (!facts.handle && !facts.email)
    return { ok: false, field: 'fields.handle', problem: 'Enter the account name or the email address.' }
  if (!facts.email) return named(facts, words(facts.service, facts.handle), facts.handle?.toUpperCase())
  const email = parseEmail(facts.email)
  if (!email.ok) return { ok: false, field: 'fields.email', problem: email.problem }
  return named(
    { ...facts, email: email.value },
    words(facts.service, facts.handle ?? email.value),
    email.value.toUpperCase(),
  )
}

function nameDrug(facts: Of<'DRUG'>): NamedObject {
  if ((facts.quantity === undefined) !== (facts.unit === undefined))
    return { ok: false, field: 'fields.unit', problem: 'Enter both the quantity and its unit, or neither.' }
  const amount = facts.quantity === undefined ? undefined : `${facts.quantity} ${facts.unit}`
  const label = words(amount, facts.isConfirmed ? undefined : 'suspected', facts.substance)
  return named(facts, label.charAt(0).toUpperCase() + label.slice(1), undefined)
}

const named = (fields: ObjectFacts, label: string, keyValue: string | undefined): NamedObject => ({
  ok: true,
  label: label.slice(0, 200),
  keyValue,
  fields,
})
const words = (...parts: Text[]) => parts.filter(Boolean).join(' ')
const squash = (raw: string) => raw.toUpperCase().replace(/[^A-Z0-9]/g, '')
const squashed = (raw: Text) => (raw ? squash(raw) || undefined : undefined)
const sentence = (code: string) => code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ')
