/** Email address: the domain in lower case, the part before the @ as it was given. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Reads an email address; dots and +tags stay, because some providers tell them apart. */
export function parseEmail(raw: string): Parsed {
  const typed = raw.trim().replace(/^mailto:/i, '')
  if (typed === '') return refused('Enter an email address, for example name@example.org.')
  const at = typed.lastIndexOf('@')
  if (at < 1) return refused('An email address has a name, an @ and a domain.')
  const local = typed.slice(0, at)
  const domain = typed.slice(at + 1).toLowerCase()
  if (typed.length > 254 || local.length > 64) return refused('This email address is too long: check it.')
  if (!/^[^\s@"(),:;<>[\]\\]+$/.test(local) || /^\.|\.$|\.\./.test(local)) {
    return refused(
      'Check the part before the @: it has a space, two dots together or a sign that cannot be there.',
    )
  }
  if (!/^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(domain)) {
    return refused('Check the part after the @: it should be a domain, for example example.org.')
  }
  return parsed(`${local}@${domain}`)
}

/** A looser key to suggest matches with (dots and +tags dropped, lower case); never proof of the same mailbox. */
export function emailSoftKey(value: string): string {
  const [local = '', domain = ''] = value.toLowerCase().split('@')
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`
}
