/** Something about the audit that should not be: what was found, and where. */
export type Finding = { kind: FindingKind; where: string; words: string }

export type FindingKind =
  | 'seal_missing'
  | 'seal_gap'
  | 'bad_signature'
  | 'bad_root'
  | 'bad_size'
  | 'witness_disagrees'
  | 'witness_silent'
  | 'not_witnessed'
  | 'number_missing'
  | 'number_twice'
  | 'writer_unknown'
  | 'time_disorder'
  | 'outside_order'
  | 'payload_changed'
  | 'lock_open'
  | 'catalogue_changed'
  | 'era_unexplained'
