/** One uploaded file with its form fields, read whole within the limit. */
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

export type Upload = { fileName: string; declaredType: string; bytes: Buffer; fields: Record<string, string> }

/** The file of a multipart request; undefined when the request is not one, so that the handler's order of refusals holds. */
export async function uploadOf(request: FastifyRequest): Promise<Upload | undefined> {
  if (!request.isMultipart()) return undefined
  const part = await request.file().catch((cause: unknown) => {
    throw new AppError('bad_input', { cause, fields: [{ path: 'file', message: 'Choose one file' }] })
  })
  if (part === undefined) return undefined
  const bytes = await part.toBuffer().catch((cause: unknown) => {
    throw new AppError('too_large', { cause })
  })
  const fields: Record<string, string> = {}
  for (const [name, field] of Object.entries(part.fields)) {
    if (field !== undefined && !Array.isArray(field) && field.type === 'field')
      fields[name] = String(field.value)
  }
  return { fileName: part.filename, declaredType: part.mimetype, bytes, fields }
}
