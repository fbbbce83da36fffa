/** The words for every error: what happened, what was kept, what to do. A code without words does not compile. */
import { ApiError, type ApiErrorCode } from '@mips/client/api-error'

export type ErrorWords = { title: string; detail: string }
type Words = ErrorWords | ((error: ApiError) => ErrorWords)

const kept = 'What you typed is still here.'

const words: Record<ApiErrorCode, Words> = {
  bad_input: {
    title: 'Some answers need to be put right',
    detail: `Nothing was saved. ${kept} Each problem is listed with its field.`,
  },
  malformed_json: {
    title: 'The request could not be read',
    detail: `Nothing was saved. ${kept} Try again; if it happens again, ask the service desk.`,
  },
  bad_reference: {
    title: 'Something you chose is not there',
    detail: `A record or list entry that you chose does not exist or is not open to you. Nothing was saved. ${kept} Choose it again.`,
  },
  not_signed_in: { title: 'You are not signed in', detail: 'Sign in to go on. You come back to this page.' },
  session_locked: { title: 'The screen is locked', detail: `${kept} Unlock it with your password.` },
  sign_in_failed: {
    title: 'The number or the password is wrong',
    detail:
      'Check both and try again. If you have forgotten your password, ask your supervisor: it is reset in person.',
  },
  wrong_password: { title: 'The password is wrong', detail: `Check it and try again. ${kept}` },
  forbidden: (error) =>
    error.facts.restricted === true
      ? restricted(error)
      : {
          title: 'You do not have the right for this',
          detail: `Nothing was changed. ${factReason(error)}If your work needs it, ask your supervisor.`,
        },
  password_change_required: {
    title: 'Set your own password first',
    detail: 'You have signed in with a password that somebody gave you. Choose your own to go on.',
  },
  cross_site: {
    title: 'The request came from another site',
    detail: 'Nothing was done. Open MiPS by its own address.',
  },
  not_found: {
    title: 'This is not here',
    detail:
      'There is no such record or page, or it is not open to you. Check the reference, or search for it.',
  },
  method_not_allowed: {
    title: 'This cannot be done here',
    detail: 'Nothing was changed. Reload the page; if it happens again, ask the service desk.',
  },
  conflict: (error) => ({
    title: 'This clashes with something already recorded',
    detail: `Nothing was saved. ${factReason(error)}${kept}`,
  }),
  already_done: (error) => ({
    title: 'This has been done already',
    detail: `${factReason(error)}Reload the page to see it.`,
  }),
  not_in_state: (error) => ({
    title: 'This cannot be done at this stage',
    detail: `Nothing was changed. ${factReason(error)}${kept}`,
  }),
  rule_refused: (error) => ({
    title: 'A rule does not allow this',
    detail: `Nothing was saved. ${factReason(error)}${kept}`,
  }),
  search_first: {
    title: 'Search before you create',
    detail: `Nothing was created. Search for this person with the same details, look at who is found, and create from the search. ${kept}`,
  },
  candidates_open: {
    title: 'Look at the people who were found first',
    detail: `Nothing was created. Open each likely person, or say why it is not them. ${kept}`,
  },
  stale_version: {
    title: 'Somebody changed this while you were working on it',
    detail: `Nothing was saved and nothing of theirs was lost. ${kept} Look at both before you save.`,
  },
  too_large: {
    title: 'This is too large',
    detail: `Nothing was saved. Send a smaller file or less text. ${kept}`,
  },
  unsupported_type: {
    title: 'This kind of file is not taken',
    detail: `Nothing was saved. Choose a file of a kind that the page names. ${kept}`,
  },
  weak_password: {
    title: 'Choose a stronger password',
    detail: 'Your password was not changed. Put right what is listed and try again.',
  },
  key_reused: {
    title: 'This was sent twice with different words',
    detail: `The first was saved. Reload the page to see it, then change it if you need to. ${kept}`,
  },
  version_required: {
    title: 'The page is out of date',
    detail: `Nothing was saved. ${kept} Reload the page, then save again.`,
  },
  purpose_required: {
    title: 'Say why you are looking',
    detail: 'You did not choose a reason, so nothing was shown. Try again and choose one.',
  },
  too_many: (error) => ({ title: 'Too many tries', detail: `Nothing was done. ${waitWords(error)} ${kept}` }),
  unexpected: {
    title: 'Something went wrong at our end',
    detail: `We cannot say whether it was saved. ${kept} Press again: it is not done twice.`,
  },
  busy: {
    title: 'The system is very busy',
    detail: `${kept} Try again in a few seconds: it is not done twice.`,
  },
  audit_unavailable: {
    title: 'The act could not be recorded, so it was not done',
    detail: `Nothing was saved. ${kept} Try again in a minute.`,
  },
  not_ready: { title: 'The system is starting', detail: `${kept} Try again in a minute.` },
  offline: {
    title: 'No connection',
    detail: `No answer came. ${kept} Check your connection and press again: it is not done twice.`,
  },
}

/** The words for an error; anything that is not of the API is unexpected. */
export function errorWords(error: unknown): ErrorWords & { reference: string | undefined } {
  const known = error instanceof ApiError ? error : new ApiError('unexpected', { status: 0, cause: error })
  const entry = words[known.code] ?? words.unexpected
  return { ...(typeof entry === 'function' ? entry(known) : entry), reference: known.requestId }
}

function restricted(error: ApiError): ErrorWords {
  const ask = typeof error.facts.ask === 'string' ? ` Ask ${error.facts.ask}.` : ''
  return {
    title: 'This record is restricted',
    detail: `It exists, but it is not open to you.${ask} Your visit was recorded.`,
  }
}

function factReason(error: ApiError): string {
  const { reason } = error.facts
  if (typeof reason !== 'string' || reason === '') return ''
  return /[.!?]$/.test(reason) ? `${reason} ` : `${reason}. `
}

function waitWords(error: ApiError): string {
  const seconds = Number(error.facts.retryAfterSeconds)
  if (!Number.isFinite(seconds)) return 'Wait a minute, then try again.'
  return seconds < 90
    ? `Wait ${Math.max(1, Math.round(seconds))} seconds, then try again.`
    : `Wait ${Math.ceil(seconds / 60)} minutes, then try again.`
}
