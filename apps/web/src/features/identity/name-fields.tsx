import { TextInput } from '@mips/ui/text-input.tsx'
import type { FieldValues, Path } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { given } from '../../platform/form-times.ts'

export type NameValues = { forename: string; middle: string; surname: string }
export const emptyName: NameValues = { forename: '', middle: '', surname: '' }

/** The parts that were typed; undefined when none was. */
export function givenName(name: NameValues): Partial<NameValues> | undefined {
  const parts = Object.entries(name).filter(([, part]) => given(part) !== undefined)
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** Forename, middle names and surname of a name that is recorded. */
export function NameFields<V extends FieldValues & { name: NameValues }>({ form }: { form: ActForm<V> }) {
  const field = (part: keyof NameValues) => {
    const name = `name.${part}` as Path<V>
    return { ...form.fields.register(name), error: form.errorOf(name) }
  }
  return (
    <>
      <TextInput
        {...field('surname')}
        label="Surname"
        error={form.errorOf('name' as Path<V>) ?? field('surname').error}
      />
      <TextInput {...field('forename')} label="Forename or single name" />
      <TextInput {...field('middle')} label="Middle names" />
    </>
  )
}
