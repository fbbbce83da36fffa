/** How an entry becomes a leaf: every column, in a fixed order and a fixed form, as the database itself writes them. */

/** The columns of a leaf; a column that is not here could be changed unseen. */
const leafColumns = [
  'id',
  'xid',
  'extract(epoch from at)',
  'db_user',
  'era',
  'writer',
  'writer_seq',
  'request_id',
  'session_id',
  'device',
  'address',
  'actor_id',
  'actor_system',
  'on_behalf_of',
  'roles',
  'unit_code',
  'action',
  'act',
  'outcome',
  'reason',
  'purpose_code',
  'purpose_source',
  'purpose_ref',
  'subject_kind',
  'subject_id',
  'subject_version',
  'acl_id',
  'result_ids',
  'result_count',
  'terms_commit',
  'change_commit',
  'recipient',
] as const

/** The column that a leaf has only where it is filled. */
const lastColumn = 'reason_commit'

/** The SQL expression of a leaf's content. */
export const leafExpression = `CASE WHEN ${lastColumn} IS NULL THEN row(${leafColumns.join(', ')})::text ELSE row(${leafColumns.join(', ')}, ${lastColumn})::text END`
